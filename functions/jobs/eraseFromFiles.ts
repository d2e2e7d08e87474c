import { csvField } from "../scoring/lists/listCsv.ts";
import { guardFormula } from "../scoring/lists/guardFormula.ts";
import { publishSnapshot, readLatestSnapshot } from "../scoring/snapshot/latestSnapshot.ts";
import { withoutCustomers } from "../scoring/snapshot/mergeSnapshots.ts";
import type { BlobStore } from "../store/types.ts";
import type { JobDeps } from "./deps.ts";
import { exportPrefix } from "./exportKey.ts";

/** Takes one customer out of the files made earlier: the snapshot loses the row, an export goes as a whole. */
export async function eraseFromFiles({ store, now }: JobDeps, customerId: string): Promise<void> {
  const snapshot = await readLatestSnapshot(store.blobs);
  if (snapshot?.customerIds.includes(customerId)) {
    const without = withoutCustomers(snapshot, (id) => id === customerId);
    await publishSnapshot(store.blobs, { ...without, takenAt: now() });
  }
  const field = Buffer.from(`\n${csvField(guardFormula(customerId))},`);
  for (const key of await store.blobs.list(exportPrefix)) {
    if (!(await contains(store.blobs, key, field))) continue;
    await store.blobs.remove(key);
    const run = await store.runs.get("export", key.slice(exportPrefix.length).replace(/\.csv$/, ""));
    if (!run) continue;
    const reason = "A customer in this export was erased on request, and the file with it; ask for it anew.";
    await store.runs.put({ ...run, state: "failed", reason, endedAt: now() });
  }
}

/** Whether a blob contains some bytes, in constant memory. */
async function contains(blobs: BlobStore, key: string, wanted: Buffer): Promise<boolean> {
  let tail = Buffer.alloc(0);
  for await (const piece of blobs.stream(key)) {
    const text = Buffer.concat([tail, piece]);
    if (text.includes(wanted)) return true;
    tail = text.subarray(Math.max(0, text.length - wanted.length + 1));
  }
  return false;
}
