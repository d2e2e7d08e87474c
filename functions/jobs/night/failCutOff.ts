import type { JobDeps } from "../deps.ts";
import { fail } from "./fail.ts";
import { readHolder } from "./lockHolder.ts";

/** How an execution ended that could not say so itself. */
export interface CutOff {
  execution: string;
  status: "FAILED" | "TIMED_OUT" | "ABORTED";
  /** What it was started with. */
  request: { runId?: string };
}

const reasons = {
  FAILED: "The run ended on a failure that it could not note itself; its execution's history says which.",
  TIMED_OUT: "The run took longer than its lock holds, and was ended.",
  ABORTED: "The run was stopped by hand; start it again.",
};

/**
 * Marks the run of an execution that was cut off as failed and frees its lock, so that the next may begin at once.
 * A run that its own catch has marked already stays as it is.
 */
export async function failCutOff(
  deps: JobDeps,
  { execution, status, request }: CutOff,
): Promise<{ marked: boolean }> {
  const { runs } = deps.store;
  const holder = await runs.holder();
  const held = holder === null ? null : readHolder(holder);
  const mine = held?.execution === execution;
  const runId = mine ? held.runId : request.runId;
  if (runId === undefined) return { marked: false };
  const run = await runs.get("night", runId);
  if (!mine && run?.state !== "running") return { marked: false };
  return fail(deps, { runId, execution }, new Error(reasons[status]));
}
