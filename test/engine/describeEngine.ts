import { afterAll, beforeAll, describe } from "vitest";
import { type Engine, startEngine } from "../../infra/local/startEngine.ts";
import { memoryBlobs } from "../../infra/local/memoryBlobs.ts";
import { createTables } from "../../infra/local/createTables.ts";
import { type DocumentSender, type StoreContext, tableNames } from "../../functions/store/context.ts";
import { documentClient } from "../../functions/store/documentClient.ts";
import { createStore } from "../../functions/store/store.ts";
import type { Store } from "../../functions/store/types.ts";

/** The engines every test of this folder runs on, and the client it is spoken to by. */
const engines: Record<string, { start: () => Promise<Engine>; client: (engine: Engine) => DocumentSender }> =
  {
    "the embedded engine": { start: () => startEngine(), client: (engine) => engine.client },
    "the embedded engine through the SDK": {
      start: () => startEngine(),
      client: (engine) => documentClient(engine.sdkClient()),
    },
  };

export interface EngineUnderTest {
  /** A store with empty tables of its own. */
  freshStore(): Promise<{ store: Store; context: StoreContext }>;
  engine(): Engine;
}

/** Describes the same claims of every engine. */
export function describeEngine(title: string, claims: (under: EngineUnderTest) => void): void {
  for (const [name, { start, client }] of Object.entries(engines)) {
    describe(`${title}, on ${name}`, () => {
      let engine: Engine;
      let prefixes = 0;
      beforeAll(async () => {
        engine = await start();
      });
      afterAll(async () => {
        await engine.close();
      });
      claims({
        engine: () => engine,
        async freshStore() {
          const names = tableNames(`t${++prefixes}-`);
          await createTables(engine.sdkClient(), names);
          const context = { client: client(engine), tableNames: names };
          return { store: createStore(context, memoryBlobs()), context };
        },
      });
    });
  }
}
