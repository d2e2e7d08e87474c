import { csvField } from "../scoring/lists/listCsv.ts";
import { guardFormula } from "../scoring/lists/guardFormula.ts";
import { decodeSnapshot, encodeSnapshot } from "../scoring/snapshot/encodeSnapshot.ts";
import { readLatestSnapshot } from "../scoring/snapshot/latestSnapshot.ts";
import { withoutCustomers } from "../scoring/snapshot/mergeSnapshots.ts";
import type { BlobStore, Run } from "../store/types.ts";
import { eraseFromActions } from "./actions/eraseFromActions.ts";
import type { JobDeps } from "./deps.ts";
import { exportPrefix } from "./exportKey.ts";
import { nightPrefix } from "./night/nightFiles.ts";
import { publishWithoutErased } from "./publishWithoutErased.ts";

/** Exports looked at for one that is being written. */
const lookedAt = 100;

/**
 * Takes one customer, whose tombstone stands and whose rows are gone, out of the files made earlier: the snapshot, the
 * lists of what to do and what a night left of its own lose the row, an export goes as a whole, one that is being written is begun anew.
 */
export async function eraseFromFiles(deps: JobDeps, customerId: string): Promise<void> {
  const { store, now } = deps;
  const { blobs, runs } = store;
  const isErased = (id: string) => id === customerId;
  const snapshot = await readLatestSnapshot(blobs);
  if (snapshot?.customerIds.includes(customerId)) {
    await publishWithoutErased(deps, { ...withoutCustomers(snapshot, isErased), takenAt: now() }, now());
  }
  for (const key of await blobs.list(nightPrefix)) {
    if (!/\/snapshot\/\d+$/.test(key)) continue;
    const body = await blobs.get(key);
    const part = body && decodeSnapshot(body);
    if (part?.customerIds.includes(customerId)) {
      await blobs.put(key, encodeSnapshot(withoutCustomers(part, isErased)));
    }
  }
  await eraseFromActions(deps, customerId);
  for (const run of await runs.list("export", lookedAt)) {
    if (run.state !== "running") continue;
    await runs.put({ ...run, detail: { ...run.detail, erasures: erasuresOf(run) + 1 } });
  }
  const field = Buffer.from(`\n${csvField(guardFormula(customerId))},`);
  for (const key of await blobs.list(exportPrefix)) {
    if (!(await contains(blobs, key, field))) continue;
    await blobs.remove(key);
    const run = await runs.get("export", key.slice(exportPrefix.length).replace(/\.csv$/, ""));
    if (!run) continue;
    const reason = "A customer in this export was erased on request, and the file with it; ask for it anew.";
    await runs.put({ ...run, state: "failed", reason, endedAt: now() });
  }
}

/** How many erasures met an export while it was written. */
export function erasuresOf({ detail }: Pick<Run, "detail">): number {
  return typeof detail.erasures === "number" ? detail.erasures : 0;
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
