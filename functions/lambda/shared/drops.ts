import { S3Client } from "@aws-sdk/client-s3";
import type { BlobStore } from "../../store/types.ts";
import { s3Blobs } from "./s3Blobs.ts";

/** The bucket that files are dropped in. */
export function drops(): BlobStore {
  const bucket = process.env.DROPS_BUCKET;
  if (!bucket) throw new Error("drops requires DROPS_BUCKET where dropped files are used");
  return s3Blobs(new S3Client({}), bucket);
}
