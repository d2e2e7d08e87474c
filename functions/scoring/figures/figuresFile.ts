import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { StoredFigures } from "../../contract/figures.ts";
import type { BlobStore } from "../../store/types.ts";

/** Where the latest night's figures lie among the blobs: sums only, no customer. */
const key = "figures/latest";

export async function publishFigures(blobs: BlobStore, figures: StoredFigures): Promise<void> {
  await blobs.put(key, new Uint8Array(deflateRawSync(JSON.stringify(figures))));
}

/** The latest night's figures; null before the first. */
export async function readFigures(blobs: BlobStore): Promise<StoredFigures | null> {
  const body = await blobs.get(key);
  return body && (JSON.parse(inflateRawSync(body).toString()) as StoredFigures);
}
