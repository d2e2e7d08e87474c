import type { StreamRecord } from "../../../functions/contract/stream.ts";
import { type DocumentSender, tableNames } from "../../../functions/store/context.ts";
import { documentClient } from "../../../functions/store/documentClient.ts";
import { createTables } from "../../../infra/local/createTables.ts";
import { type Engine, startEngine } from "../../../infra/local/startEngine.ts";
import { streamWrites } from "../../../infra/local/streamWrites.ts";
import type { EngineKind } from "./engineKind.ts";

function embedded(name: string, clientOf: (engine: Engine) => DocumentSender): EngineKind {
  return {
    name,
    missing: null,
    slowness: 1,
    async start() {
      const engine = await startEngine();
      let prefixes = 0;
      return {
        async freshTables(around = (client) => client) {
          const names = tableNames(`t${++prefixes}-`);
          await createTables(engine.sdkClient(), names);
          const records: StreamRecord[] = [];
          const client = streamWrites(around(clientOf(engine)), names, (fresh) => records.push(...fresh));
          return { context: { client, tableNames: names }, takeRecords: async () => records.splice(0) };
        },
        close: () => engine.close(),
      };
    },
  };
}

/** The engine that serves on one machine; its stream is made of the writes that succeeded. */
export const embeddedEngine = embedded("the embedded engine", (engine) => engine.client);

/** The same, spoken to by the SDK's own client. */
export const embeddedThroughSdk = embedded("the embedded engine through the SDK", (engine) =>
  documentClient(engine.sdkClient()),
);
