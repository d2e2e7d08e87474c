import { patternOf } from "../../../model/covariates/patternModel.ts";
import { families } from "../../../model/families/families.ts";
import type { DatedAmount, PurchaseHistory } from "../../../model/history/purchaseHistory.ts";
import { purchasesAsOf } from "../../../model/history/purchasesAsOf.ts";
import { monthlyTrends } from "../../../model/kpis/monthlyTrends.ts";
import type { ReferralSeries } from "../../../model/kpis/referralSeries.ts";
import { createFigureCollector, mergeFigures, openFigures } from "../../../model/kpis/shopFigures.ts";
import { minorDigits } from "../../../model/money/minorDigits.ts";
import { createWhatIfCollector, mergeWhatIfGroups } from "../../../model/whatif/whatIfGroups.ts";
import type { ShardFigures } from "../../contract/figures.ts";
import { publishFigures } from "../../scoring/figures/figuresFile.ts";
import { withCosts } from "../../scoring/summaryOf.ts";
import type { Customer } from "../../store/types.ts";
import type { JobDeps } from "../deps.ts";
import type { ScoredRow } from "../rows/scoreRows.ts";
import type { Scoring } from "../rows/scoring.ts";
import type { ApprovedReferrals } from "./approvedReferrals.ts";

/** Counts the customers of a shard as a night scored them. */
export function createNightFigures(
  { asOf, settings, model, excluded }: Scoring,
  cameBy: ApprovedReferrals["cameBy"],
) {
  const { activeDays, currency, costPerOrder } = settings;
  const figures = createFigureCollector(asOf, activeDays);
  const whatIf = createWhatIfCollector(
    families[model.family].futureDependsOnRecency?.(model.params) ?? false,
  );
  const usualCost = Math.round(costPerOrder * 10 ** minorDigits(currency));
  return {
    /** @param scored null for a customer without a purchase by the date */
    add({ customerId, history, signals }: Customer, scored: ScoredRow | null): void {
      if (excluded.has(customerId)) return;
      const { days, net } = purchasesAsOf(history, asOf);
      const until = <T extends { day: number }>(entries: readonly T[] = []) =>
        entries.filter(({ day }) => day <= asOf);
      const acquisitions = until(signals?.acquisitions);
      const expected = scored && {
        segment: scored.row.segment,
        clv: scored.row.clv,
        valueAtRisk: scored.row.valueAtRisk,
      };
      const customer = {
        days,
        net,
        costs: costsOf(withCosts(history, asOf, settings, signals), days, asOf, usualCost),
        nps: until(signals?.nps),
        csat: until(signals?.csat),
        acquisitions,
        expected,
        ...referralOf(customerId, days),
      };
      figures.add(customer, acquisitions[0]?.channel ?? history.firstChannel);
      if (scored) addWhatIf(scored);
    },
    finish: (referrals: ReferralSeries): ShardFigures => ({
      figures: { ...figures.finish(), referrals },
      whatIf: whatIf.finish(),
    }),
  };

  /** Only of one who had not bought before: others were customers already. */
  function referralOf(customerId: string, days: readonly number[]) {
    const came = cameBy.get(customerId);
    return came !== undefined && days[0] >= came.attributedDay && { referral: { rewards: came.rewards } };
  }

  function addWhatIf({ row, summary, future }: ScoredRow): void {
    const { discountedOrders, orderValue, costPerOrder: cost } = future;
    whatIf.add(summary, patternOf(model, summary.covariates), {
      alive: row.probabilityAlive,
      revenue: orderValue === null ? 0 : discountedOrders * orderValue,
      cost: orderValue === null ? 0 : discountedOrders * cost,
    });
  }
}

/** Adds up what the shards counted and keeps it. */
export async function reportFigures(
  { store, settings }: JobDeps,
  modelId: string,
  shards: readonly ShardFigures[],
): Promise<void> {
  const { currency, marginShare } = settings;
  const spend = await store.channelSpend.all();
  const figures = mergeFigures(
    shards.map((shard) => shard.figures),
    spend,
  );
  await publishFigures(store.blobs, {
    modelId,
    figures,
    trends: monthlyTrends(openFigures(figures), { digits: minorDigits(currency), marginShare }),
    whatIf: mergeWhatIfGroups(shards.map(({ whatIf }) => whatIf)),
  });
}

/** Cost to serve by day, as scores see it: the customer's own where any was recorded, else the usual one a purchase. */
function costsOf(
  { days: all, cost, refundCosts = [] }: PurchaseHistory,
  standing: readonly number[],
  asOf: number,
  usual: number,
): DatedAmount[] {
  const own = [...all.map((day, i) => ({ day, amount: cost?.[i] ?? 0 })), ...refundCosts].filter(
    ({ day, amount }) => day <= asOf && amount > 0,
  );
  return own.length > 0 ? own : standing.map((day) => ({ day, amount: usual }));
}
