import { fail } from "../../jobs/night/fail.ts";
import { reasonOf, type StateError } from "../../jobs/shards/reasonOf.ts";
import { stepHandler } from "../shared/stepHandler.ts";
import { count } from "../shared/telemetry.ts";

export interface FailEvent {
  /** Absent where not even the plan was made. */
  runId?: string;
  execution?: string;
  error: StateError;
}

/** Marks a run as failed with the reason, and raises the alarm. */
export const handler = stepHandler(async (deps, { runId, execution, error }: FailEvent) => {
  const { marked } =
    runId === undefined
      ? { marked: true }
      : await fail(deps, { runId, execution }, new Error(reasonOf(error)));
  if (marked) count("nightFailed", 1);
  return { marked };
});
