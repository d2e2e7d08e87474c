import { minorDigits } from "../../../model/money/minorDigits.ts";
import { planRetention } from "../../../model/signals/planRetention.ts";
import {
  mergeRetentionStatistics,
  overallStatistics,
  type RetentionStatistics,
} from "../../../model/signals/retentionStatistics.ts";
import type { RetentionReport } from "../../contract/retention.ts";
import { publishRetention } from "../../scoring/memberships/retentionFile.ts";
import type { JobDeps } from "../deps.ts";

/** Plans reported one by one; the smaller ones are in the overall only. */
const mostPlans = 50;

/** Fits the memberships that the shards counted and keeps what comes of it; null where there are none. */
export async function reportRetention(
  { store, settings }: JobDeps,
  asOf: number,
  shards: readonly RetentionStatistics[],
): Promise<RetentionReport | null> {
  const statistics = mergeRetentionStatistics(shards);
  const plans = Object.entries(statistics);
  const { discountRate, marginShare, currency } = settings;
  const by = { discountRate, marginShare, digits: minorDigits(currency) };
  const report: RetentionReport = {
    asOf,
    overall: planRetention(null, overallStatistics(statistics), by),
    plans: plans
      .sort(([a, one], [b, other]) => other.members - one.members || (a < b ? -1 : 1))
      .slice(0, mostPlans)
      .map(([plan, of]) => planRetention(plan, of, by)),
  };
  await publishRetention(store.blobs, report);
  return plans.length === 0 ? null : report;
}
