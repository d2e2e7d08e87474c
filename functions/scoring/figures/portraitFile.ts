import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { StoredPortrait } from "../../contract/portrait.ts";
import type { BlobStore } from "../../store/types.ts";

/** Where the latest night's portrait of its model lies among the blobs: counts by cell, no customer. */
const key = "figures/model";

export async function publishPortrait(blobs: BlobStore, portrait: StoredPortrait): Promise<void> {
  await blobs.put(key, new Uint8Array(deflateRawSync(JSON.stringify(portrait))));
}

/** The latest night's portrait of its model; null before the first night that made one. */
export async function readPortrait(blobs: BlobStore): Promise<StoredPortrait | null> {
  const body = await blobs.get(key);
  return body && (JSON.parse(inflateRawSync(body).toString()) as StoredPortrait);
}
