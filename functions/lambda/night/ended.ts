import { failCutOff } from "../../jobs/night/failCutOff.ts";
import type { ExecutionEnded } from "../shared/executionEnded.ts";
import { stepHandler } from "../shared/stepHandler.ts";
import { count } from "../shared/telemetry.ts";

/** Marks a run whose execution ended without a word: stopped by hand, timed out, or failed beyond its own catching. */
export const handler = stepHandler(async (deps, { detail }: ExecutionEnded) => {
  const { executionArn: execution, status, input } = detail;
  const { marked } = await failCutOff(deps, { execution, status, request: input ? JSON.parse(input) : {} });
  if (marked) count("nightFailed", 1);
  return { marked };
});
