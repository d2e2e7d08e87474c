import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { JobDeps } from "../../functions/jobs/deps.ts";
import { fail } from "../../functions/jobs/night/fail.ts";
import { reconcileShard } from "../../functions/jobs/reconcileShard.ts";

/** Runs looked back at for one that was cut off. */
const lookedAt = 100;

const closedMark = (dataDir: string) => join(dataDir, "closed");

/** Notes that everything was finished when the folder was last closed. */
export function markClosed(dataDir: string): void {
  writeFileSync(closedMark(dataDir), "");
}

/**
 * Puts right what a process left that ended without closing its folder: summaries that missed an order, moves
 * half made, nights and exports that still call themselves running.
 *
 * @returns ids of the exports to make again
 */
export async function mendAfterCrash(
  deps: JobDeps,
  dataDir: string,
): Promise<{ mended: number; exports: string[] }> {
  const closed = existsSync(closedMark(dataDir));
  rmSync(closedMark(dataDir), { force: true });
  if (closed) return { mended: 0, exports: [] };
  const { runs } = deps.store;
  for (const { id, state } of await runs.list("night", lookedAt)) {
    if (state !== "running") continue;
    const error = new Error("The process ended while the night ran; start it again.");
    await fail(deps, { runId: id }, error);
  }
  const exports = await runs.list("export", lookedAt);
  const { mended } = await reconcileShard(deps, 0, 1);
  return { mended, exports: exports.filter(({ state }) => state === "running").map(({ id }) => id) };
}
