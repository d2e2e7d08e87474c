import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { JobDeps } from "../../jobs/deps.ts";
import { tableNames } from "../../store/context.ts";
import { documentClient } from "../../store/documentClient.ts";
import { createStore } from "../../store/store.ts";
import type { BlobStore } from "../../store/types.ts";
import { readEnvironment } from "./environment.ts";
import { once } from "./once.ts";
import { readSecret } from "./readSecret.ts";

const environment = readEnvironment(process.env);

/**
 * Makes what a function is made of: the store over the deployment's tables, its settings and secret.
 *
 * @param filesIn how files are reached in the deployment's bucket; what asks for files without it throws
 */
export function wiring(filesIn?: (bucket: string) => BlobStore): () => Promise<JobDeps> {
  return once(async () => {
    const { TABLE_PREFIX, FILES_BUCKET, SETTINGS, SECRET_ARN, EVENT_BUS } = environment;
    // A table on demand throttles for minutes when it is asked for more than twice what it ever was: a first night.
    const client = documentClient(new DynamoDBClient({ maxAttempts: 10 }));
    const blobs = filesIn && FILES_BUCKET ? filesIn(FILES_BUCKET) : noFiles;
    const store = createStore({ client, tableNames: tableNames(TABLE_PREFIX) }, blobs);
    const deps = { store, settings: SETTINGS, now: Date.now, tellAll: EVENT_BUS !== undefined };
    if (SECRET_ARN) return { ...deps, secret: await readSecret(SECRET_ARN) };
    return Object.defineProperty(deps as JobDeps, "secret", {
      enumerable: false,
      get: () => {
        throw new Error("wiring requires SECRET_ARN where the deployment's secret is used");
      },
    });
  });
}

const noFiles = new Proxy({} as BlobStore, {
  get: () => {
    throw new Error("wiring requires FILES_BUCKET where files are used");
  },
});
