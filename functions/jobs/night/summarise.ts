import { toldOf } from "../../../model/ambassadors/toldOf.ts";
import { encodeStatistics } from "../../../model/evaluate/encodeStatistics.ts";
import { createStatisticsCollector } from "../../../model/evaluate/statisticsCollector.ts";
import { minorDigits } from "../../../model/money/minorDigits.ts";
import { isoToDay } from "../../../model/time/isoToDay.ts";
import type { NightlyInput } from "../../contract/nightly.ts";
import { withTerms } from "../../scoring/settingsInForce.ts";
import { withCosts } from "../../scoring/summaryOf.ts";
import type { JobDeps } from "../deps.ts";
import { createExampleCollector } from "./ambassadorExamples.ts";
import { createForecastGrader } from "./gradeForecasts.ts";
import { savedRules } from "../savedRules.ts";
import { nightFiles } from "./nightFiles.ts";
import { approvedReferrals } from "./approvedReferrals.ts";

/** Groups of a whole shop, beyond which customers are sampled. */
const maxGroups = 2_000_000;
/** Customers of a whole shop who brought nobody, kept beside all those who did. */
const mostOthers = 50_000;

/**
 * Gathers one shard's statistics for the fit, which then need not read the histories again, and grades what earlier
 * nights forecast for its customers.
 */
export async function summarise(deps: JobDeps, input: NightlyInput) {
  const { store } = deps;
  const [, terms] = await savedRules(store);
  const settings = withTerms(deps.settings, terms ?? {});
  const { runId, asOf, shard = 0, shards } = input;
  const { historyStartsAt, currency } = settings;
  const start = historyStartsAt === undefined ? {} : { historyStartsAt: isoToDay(historyStartsAt) };
  const excluded = new Set(settings.excludeCustomers);
  const collector = createStatisticsCollector({
    asOf,
    digits: minorDigits(currency),
    ...start,
    maxGroups: Math.ceil(maxGroups / shards),
  });
  const grader = await createForecastGrader(deps, runId, asOf, start);
  const { referredDays: referred } = await approvedReferrals(store);
  const examples = createExampleCollector(settings, asOf, Math.ceil(mostOthers / shards));
  for await (const { customerId, history, signals } of store.customers.scan(shard, shards)) {
    if (excluded.has(customerId)) continue;
    if (referred.size > 0) examples.add(customerId, history, signals, referred.get(customerId));
    const told = signals && toldOf(signals, asOf);
    collector.add(customerId, withCosts(history, asOf, settings, signals), undefined, told);
    grader.add(history);
  }
  const statistics = collector.finish();
  const files = nightFiles(store.blobs, runId);
  await files.put(`statistics/${shard}`, encodeStatistics(statistics));
  await files.putJson(`grades/${shard}`, grader.finish());
  await files.putJson(`ambassadors/${shard}`, examples.finish());
  return { customers: statistics.customers };
}
