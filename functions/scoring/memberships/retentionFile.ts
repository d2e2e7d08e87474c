import type { RetentionReport } from "../../contract/retention.ts";
import type { BlobStore } from "../../store/types.ts";

/** Where the latest night's report on memberships lies among the blobs: counts only, no customer. */
const key = "memberships/retention.json";

export async function publishRetention(blobs: BlobStore, report: RetentionReport): Promise<void> {
  await blobs.put(key, Buffer.from(JSON.stringify(report)));
}

/** The latest night's report; null before the first. */
export async function readRetention(blobs: BlobStore): Promise<RetentionReport | null> {
  const body = await blobs.get(key);
  return body && (JSON.parse(Buffer.from(body).toString()) as RetentionReport);
}
