import { afterAll, beforeAll } from "vitest";
import { settingsSchema } from "../../functions/contract/settings.ts";
import type { StreamRecord } from "../../functions/contract/stream.ts";
import type { JobDeps } from "../../functions/jobs/deps.ts";
import { type DocumentSender, type StoreContext, tableNames } from "../../functions/store/context.ts";
import { createStore } from "../../functions/store/store.ts";
import { createTables } from "../../infra/local/createTables.ts";
import { memoryBlobs } from "../../infra/local/memoryBlobs.ts";
import { type Engine, startEngine } from "../../infra/local/startEngine.ts";
import { streamWrites } from "../../infra/local/streamWrites.ts";

/** The day the tests live on, and its milliseconds. */
export const today = 20_000;
export const noon = today * 86_400_000 + 43_200_000;

export interface JobsUnderTest {
  deps: JobDeps;
  /** What the store speaks through, for a test that fills tables in bulk. */
  context: StoreContext;
  /** Stream records of everything written through `deps.store`, oldest first; empty it to deliver them. */
  records: StreamRecord[];
  /** Writes so far, by table. */
  writes: Record<string, number>;
  /** Lets the nth write from now on, and every one after it, fail as a process that was killed would. */
  killAtWrite(n: number): void;
  /** Brings the process back to life. */
  revive(): void;
}

const writing = ["PutCommand", "UpdateCommand", "DeleteCommand", "BatchWriteCommand"];

/** Jobs over an engine of the test file's own, with fresh tables for each call. */
export function jobsUnderTest(): (settings?: object) => Promise<JobsUnderTest> {
  let engine: Engine;
  let prefixes = 0;
  beforeAll(async () => {
    engine = await startEngine();
  });
  afterAll(() => engine.close());

  return async (settings = {}) => {
    const names = tableNames(`t${++prefixes}-`);
    await createTables(engine.sdkClient(), names);
    const writes: Record<string, number> = {};
    const records: StreamRecord[] = [];
    let left = Number.POSITIVE_INFINITY;

    const counted = {
      async send(command: { input: { TableName?: string; RequestItems?: object } }) {
        if (writing.includes(command.constructor.name)) {
          if (--left < 0) throw new Error("killed");
        }
        const answer = await (engine.client.send as (command: unknown) => Promise<unknown>)(command);
        if (writing.includes(command.constructor.name)) {
          const { TableName, RequestItems = {} } = command.input;
          for (const table of TableName ? [TableName] : Object.keys(RequestItems)) {
            const name = table.slice(table.indexOf("-") + 1);
            writes[name] = (writes[name] ?? 0) + 1;
          }
        }
        return answer;
      },
    } as unknown as DocumentSender;
    const client = streamWrites(counted, names, (fresh) => records.push(...fresh));
    const context = { client, tableNames: names };
    const store = createStore(context, memoryBlobs());
    const deps: JobDeps = {
      store,
      settings: settingsSchema.parse(settings),
      now: () => noon,
      secret: "a secret of the tests",
    };
    return {
      deps,
      context,
      records,
      writes,
      killAtWrite: (n) => {
        left = n;
      },
      revive: () => {
        left = Number.POSITIVE_INFINITY;
      },
    };
  };
}
