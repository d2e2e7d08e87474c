import { type NightlyInput, runLeaseHours } from "../../contract/nightly.ts";
import type { JobDeps } from "../deps.ts";
import { lockHolder, readHolder } from "./lockHolder.ts";

/** Another night is under way: this one has to wait. */
export class NightUnderWay extends Error {
  override readonly name = "NightUnderWay";
}

/** This very night is under way, by another execution: nothing is left to do. */
export class AlreadyUnderWay extends Error {
  override readonly name = "AlreadyUnderWay";
}

/**
 * Takes the lock and notes that the night runs. The same night may begin anew, after a failure or to take in
 * what came since; another one has to wait.
 *
 * @throws {NightUnderWay} while another night holds the lock
 * @throws {AlreadyUnderWay} while another execution works on the same night
 */
export async function begin({ store, now }: JobDeps, input: NightlyInput) {
  const { runId, asOf } = input;
  if (!(await store.runs.lock(lockHolder(input), runLeaseHours * 3_600_000, now()))) {
    const holder = await store.runs.holder();
    if (holder !== null && readHolder(holder).runId === runId) {
      throw new AlreadyUnderWay(`begin requires that the same night is not under way: ${runId}`);
    }
    throw new NightUnderWay(`begin requires that no other night is under way: ${runId}`);
  }
  await store.runs.put({ kind: "night", id: runId, state: "running", startedAt: now(), detail: { asOf } });
  return { runId };
}
