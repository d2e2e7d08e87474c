import type { Snapshot } from "../contract/snapshot.ts";
import { tombstoneHash } from "../contract/tombstoneHash.ts";
import { publishSnapshot } from "../scoring/snapshot/latestSnapshot.ts";
import { withoutCustomers } from "../scoring/snapshot/mergeSnapshots.ts";
import type { JobDeps } from "./deps.ts";

/** An erasure may have put its tombstone so long ago and still be under way. */
export const longestErasureMs = 24 * 3_600_000;

/**
 * Publishes a snapshot without whoever is being erased. Tombstones are read again once it is published: an erasure
 * that puts its own later finds the snapshot there, one that put it earlier is found here.
 *
 * @param since milliseconds; when what the snapshot was made from began to be read
 */
export async function publishWithoutErased(deps: JobDeps, snapshot: Snapshot, since: number): Promise<void> {
  let left = await withoutErased(deps, snapshot, since);
  for (;;) {
    await publishSnapshot(deps.store.blobs, left);
    const again = await withoutErased(deps, left, since);
    if (again === left) return;
    left = again;
  }
}

/** The same snapshot where nobody in it was erased. */
async function withoutErased(deps: JobDeps, snapshot: Snapshot, since: number): Promise<Snapshot> {
  const isErased = await erasedLately(deps, since);
  return snapshot.customerIds.some(isErased) ? withoutCustomers(snapshot, isErased) : snapshot;
}

/** Makes the test that a customer was erased since a moment, or was being erased then. */
export async function erasedLately(
  { store, secret }: JobDeps,
  since: number,
): Promise<(customerId: string) => boolean> {
  const erased = await store.tombstones.since(since - longestErasureMs);
  return (id) => erased.size > 0 && erased.has(tombstoneHash(secret, id));
}
