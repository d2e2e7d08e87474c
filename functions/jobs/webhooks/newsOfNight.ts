import { minorDigits } from "../../../model/money/minorDigits.ts";
import { dayToIso } from "../../../model/time/dayToIso.ts";
import type { News } from "../../contract/webhook.ts";
import { rounded } from "../../scoring/rounded.ts";
import type { Run } from "../../store/types.ts";
import type { JobDeps } from "../deps.ts";
import type { NightReport } from "../night/report.ts";
import { heardBy } from "./heardBy.ts";
import { newsId } from "./newsId.ts";

/** That a night is done, with what it came to; undefined where nobody asks. A re-segmenting is told as one too. */
export async function newsOfNight(deps: JobDeps, run: Run, report: NightReport): Promise<News[] | undefined> {
  const type = "night.finished";
  if (!(await heardBy(deps)).has(type)) return undefined;
  const { settings, store } = deps;
  const champion = (await store.catalog.champion())!;
  const digits = minorDigits(settings.currency);
  const at = run.endedAt!;
  const segments = Object.entries(report.totals).map(([segment, { customers, clv, valueAtRisk }]) => ({
    segment,
    customers,
    clv: rounded(clv, digits),
    valueAtRisk: rounded(valueAtRisk, digits),
  }));
  const data = {
    runId: run.id,
    asOf: dayToIso(report.asOf),
    modelId: champion.modelId,
    rulesetId: champion.rulesetId,
    customers: report.customers,
    written: report.written,
    segments: segments.sort((a, b) => (a.segment < b.segment ? -1 : 1)),
    currency: settings.currency,
  };
  return [...(run.news ?? []), { id: newsId(type, at, [run.id]), type, at, data }];
}
