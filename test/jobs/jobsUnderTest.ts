import { afterAll, beforeAll } from "vitest";
import { settingsSchema } from "../../functions/contract/settings.ts";
import type { StreamRecord } from "../../functions/contract/stream.ts";
import type { JobDeps } from "../../functions/jobs/deps.ts";
import type { DocumentSender, StoreContext } from "../../functions/store/context.ts";
import { createStore } from "../../functions/store/store.ts";
import { memoryBlobs } from "../../infra/local/memoryBlobs.ts";
import type { EngineUnderTest } from "../engine/engines/engineKind.ts";
import { embeddedEngine } from "../engine/engines/index.ts";

/** The day the tests live on, and its milliseconds. */
export const today = 20_000;
export const noon = today * 86_400_000 + 43_200_000;

export interface JobsUnderTest {
  deps: JobDeps;
  /** What the store speaks through, for a test that fills tables in bulk. */
  context: StoreContext;
  /** Stream records of what was written through `deps.store` since the last call, oldest first. */
  takeRecords(): Promise<StreamRecord[]>;
  /** Writes so far, by table. */
  writes: Record<string, number>;
  /** Lets the nth write from now on, and every one after it, fail as a process that was killed would. */
  killAtWrite(n: number): void;
  /** Brings the process back to life. */
  revive(): void;
}

const writing = ["PutCommand", "UpdateCommand", "DeleteCommand", "BatchWriteCommand"];

/** Jobs over an engine of the test file's own, with fresh tables for each call. */
export function jobsUnderTest(kind = embeddedEngine): (settings?: object) => Promise<JobsUnderTest> {
  let engine: EngineUnderTest | undefined;
  beforeAll(async () => {
    engine = await kind.start();
  });
  afterAll(() => engine?.close());

  return async (settings = {}) => {
    const writes: Record<string, number> = {};
    let left = Number.POSITIVE_INFINITY;

    const counted = (client: DocumentSender) =>
      ({
        async send(command: { input: { TableName?: string; RequestItems?: object } }) {
          if (writing.includes(command.constructor.name)) {
            if (--left < 0) throw new Error("killed");
          }
          const answer = await (client.send as (command: unknown) => Promise<unknown>)(command);
          if (writing.includes(command.constructor.name)) {
            const { TableName, RequestItems = {} } = command.input;
            for (const table of TableName ? [TableName] : Object.keys(RequestItems)) {
              const name = table.slice(table.lastIndexOf("-") + 1);
              writes[name] = (writes[name] ?? 0) + 1;
            }
          }
          return answer;
        },
      }) as unknown as DocumentSender;
    const { context, takeRecords } = await engine!.freshTables(counted);
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
      takeRecords,
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
