import { S3Client } from "@aws-sdk/client-s3";
import { s3Blobs } from "./s3Blobs.ts";
import { wiring } from "./wiring.ts";

/** What a function that works with files is made of. */
export const wired = wiring((bucket) => s3Blobs(new S3Client({}), bucket));
