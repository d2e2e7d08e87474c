import { failImport } from "../../jobs/import/failImport.ts";
import { importHandler } from "../shared/importHandler.ts";
import type { ExecutionEnded } from "../shared/executionEnded.ts";
import { count } from "../shared/telemetry.ts";

/** Says beside a file that its import was cut off: stopped by hand, timed out, or failed beyond its own catching. */
export const handler = importHandler(async (deps, { detail }: ExecutionEnded) => {
  const { name } = JSON.parse(detail.input ?? "{}") as { name?: string };
  if (name === undefined) return { state: "unknown" };
  const importId = detail.executionArn.split(":").at(-1)!;
  const error = { Error: detail.status, Cause: `The import was cut off (${detail.status}).` };
  const { state } = await failImport(deps, { name, importId }, error);
  if (state === "failed") count("importFailed", 1);
  return { state };
});
