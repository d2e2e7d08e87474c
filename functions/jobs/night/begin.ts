import type { NightlyInput } from "../../contract/nightly.ts";
import type { JobDeps } from "../deps.ts";

/** How long a night holds its lock without a word. */
const leaseMs = 6 * 3600 * 1000;

/** Another night is under way. */
export class NightUnderWay extends Error {
  override readonly name = "NightUnderWay";
}

/**
 * Takes the lock and notes that the night runs. The same night may begin anew, after a failure or to take in
 * what came since; another one has to wait.
 *
 * @throws {NightUnderWay} while another night holds the lock
 */
export async function begin({ store, now }: JobDeps, { runId, asOf }: NightlyInput) {
  if (!(await store.runs.lock(runId, leaseMs, now()))) {
    throw new NightUnderWay(`begin requires that no other night is under way: ${runId}`);
  }
  await store.runs.put({ kind: "night", id: runId, state: "running", startedAt: now(), detail: { asOf } });
  return { runId };
}
