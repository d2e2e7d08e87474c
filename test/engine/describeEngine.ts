import { afterAll, beforeAll, describe } from "vitest";
import { memoryBlobs } from "../../infra/local/memoryBlobs.ts";
import type { DocumentSender } from "../../functions/store/context.ts";
import { createStore } from "../../functions/store/store.ts";
import type { Store } from "../../functions/store/types.ts";
import type { EngineUnderTest, TablesUnderTest } from "./engines/engineKind.ts";
import { enginesAndClients, titleOn } from "./engines/index.ts";

export interface StoreUnderTest {
  slowness: number;
  /** A store with empty tables of its own. */
  freshStore(
    around?: (client: DocumentSender) => DocumentSender,
  ): Promise<TablesUnderTest & { store: Store }>;
}

/** Describes the same claims of every engine. */
export function describeEngine(
  title: string,
  claims: (under: StoreUnderTest) => void,
  kinds = enginesAndClients,
): void {
  for (const kind of kinds) {
    describe.skipIf(kind.missing !== null)(titleOn(title, kind), () => {
      let engine: EngineUnderTest | undefined;
      beforeAll(async () => {
        engine = await kind.start();
      });
      afterAll(() => engine?.close());
      claims({
        slowness: kind.slowness,
        async freshStore(around) {
          const tables = await engine!.freshTables(around);
          return { ...tables, store: createStore(tables.context, memoryBlobs()) };
        },
      });
    });
  }
}
