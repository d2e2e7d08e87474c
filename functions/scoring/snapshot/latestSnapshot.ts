import type { Snapshot } from "../../contract/snapshot.ts";
import type { BlobStore } from "../../store/types.ts";
import { decodeSnapshot, encodeSnapshot } from "./encodeSnapshot.ts";

const prefix = "snapshots/";
const pointer = `${prefix}latest`;

/** Stores a snapshot and points at it; earlier ones are removed. */
export async function publishSnapshot(blobs: BlobStore, snapshot: Snapshot): Promise<void> {
  const key = `${prefix}${snapshot.runId}-${snapshot.takenAt}`;
  await blobs.put(key, encodeSnapshot(snapshot));
  await blobs.put(pointer, new TextEncoder().encode(key));
  // Somebody else may have published meanwhile: what is pointed at now stays.
  const held = new TextDecoder().decode((await blobs.get(pointer)) ?? new Uint8Array());
  const kept = new Set([key, held, pointer]);
  for (const old of await blobs.list(prefix)) if (!kept.has(old)) await blobs.remove(old);
}

/** The latest snapshot, null before the first. */
export async function readLatestSnapshot(blobs: BlobStore): Promise<Snapshot | null> {
  return createSnapshotReader(blobs)();
}

/** Makes a reader that holds the latest snapshot in memory and reads it anew only when there is another. */
export function createSnapshotReader(blobs: BlobStore): () => Promise<Snapshot | null> {
  let held: { key: string; snapshot: Promise<Snapshot | null> } | undefined;
  return async () => {
    const bytes = await blobs.get(pointer);
    if (bytes === null) return null;
    const key = new TextDecoder().decode(bytes);
    if (held?.key !== key) {
      const snapshot = blobs.get(key).then((body) => body && decodeSnapshot(body));
      held = { key, snapshot };
      snapshot.catch(() => {
        held = undefined;
      });
    }
    return held.snapshot;
  };
}
