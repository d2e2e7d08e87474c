import { afterAll, beforeAll, describe } from "vitest";
import { type Engine, startEngine } from "../../infra/local/startEngine.ts";
import { memoryBlobs } from "../../infra/local/memoryBlobs.ts";
import { createTables } from "../../infra/local/createTables.ts";
import { type StoreContext, tableNames } from "../../functions/store/context.ts";
import { documentClient } from "../../functions/store/documentClient.ts";
import { createStore } from "../../functions/store/store.ts";
import type { Store } from "../../functions/store/types.ts";

/** The engines every test of this folder runs on. */
const engines: Record<string, () => Promise<Engine>> = {
  "the embedded engine": () => startEngine(),
};

export interface EngineUnderTest {
  /** A store with empty tables of its own. */
  freshStore(): Promise<{ store: Store; context: StoreContext }>;
  engine(): Engine;
}

/** Describes the same claims of every engine. */
export function describeEngine(title: string, claims: (under: EngineUnderTest) => void): void {
  for (const [name, start] of Object.entries(engines)) {
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
          const client = engine.client();
          await createTables(client, names);
          const context = { client: documentClient(client), tableNames: names };
          return { store: createStore(context, memoryBlobs()), context };
        },
      });
    });
  }
}
