import type { NightlyInput } from "../../contract/nightly.ts";
import { nightFigures } from "../../jobs/night/nightFigures.ts";
import { report } from "../../jobs/night/report.ts";
import { stepHandler } from "../shared/stepHandler.ts";
import { count } from "../shared/telemetry.ts";
import type { Metric } from "../../contract/metrics.ts";

/** Publishes what a run found, ends it, and counts what a night did. */
export const handler = stepHandler(async (deps, input: NightlyInput & { kind: "night" | "resegment" }) => {
  const detail = await report(deps, input);
  const run = await deps.store.runs.get("night", input.runId);
  if (input.kind === "night" && run !== null) {
    for (const [metric, value] of Object.entries(nightFigures(run))) count(metric as Metric, value);
  }
  return { runId: input.runId, customers: detail.customers, written: detail.written };
});
