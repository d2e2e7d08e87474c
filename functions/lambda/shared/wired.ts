import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import type { JobDeps } from "../../jobs/deps.ts";
import { tableNames } from "../../store/context.ts";
import { documentClient } from "../../store/documentClient.ts";
import { createStore } from "../../store/store.ts";
import type { BlobStore } from "../../store/types.ts";
import { readEnvironment } from "./environment.ts";
import { once } from "./once.ts";
import { readSecret } from "./readSecret.ts";
import { s3Blobs } from "./s3Blobs.ts";

const environment = readEnvironment(process.env);

/** What every function is made of: the store over the deployment's tables and files, its settings and secret. */
export const wired = once(async (): Promise<JobDeps> => {
  const { TABLE_PREFIX, FILES_BUCKET, SETTINGS, SECRET_ARN } = environment;
  const client = documentClient(new DynamoDBClient({}));
  const blobs = FILES_BUCKET ? s3Blobs(new S3Client({}), FILES_BUCKET) : noBlobs;
  const store = createStore({ client, tableNames: tableNames(TABLE_PREFIX) }, blobs);
  const deps = { store, settings: SETTINGS, now: Date.now };
  if (SECRET_ARN) return { ...deps, secret: await readSecret(SECRET_ARN) };
  return Object.defineProperty(deps as JobDeps, "secret", {
    enumerable: false,
    get: () => {
      throw new Error("wired requires SECRET_ARN where the deployment's secret is used");
    },
  });
});

const noBlobs = new Proxy({} as BlobStore, {
  get: () => {
    throw new Error("wired requires FILES_BUCKET where files are used");
  },
});
