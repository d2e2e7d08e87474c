import type { DatedAmount, PurchaseHistory } from "../history/purchaseHistory.ts";
import type { SignalHistory } from "./signalHistory.ts";

/**
 * A purchase history whose costs hold the cost to serve that signals recorded as well, each on its day, so that
 * summary, score and contribution as of the date count them. Where nothing before recorded a cost, every purchase day
 * is first given the shop's usual one: a recorded cost adds to what serving takes, and never lowers it.
 *
 * @param usualCost of a purchase, minor units (setting costPerOrder)
 * @param asOf      whole days since 1970-01-01; what is dated later plays no part
 */
export function withServingCosts(
  history: PurchaseHistory,
  signals: SignalHistory | null | undefined,
  usualCost: number,
  asOf: number,
): PurchaseHistory {
  const costs = (signals?.costs ?? []).filter(({ day }) => day <= asOf);
  if (costs.length === 0) return history;
  const ofRefunds = history.refundCosts ?? [];
  const ofOrders = history.days.map((day, i) => ({ day, amount: history.cost?.[i] ?? 0 }));
  return {
    ...history,
    ...(isRecorded([...ofOrders, ...ofRefunds], asOf) ? {} : { cost: history.days.map(() => usualCost) }),
    refundCosts: [...ofRefunds, ...costs].sort((a, b) => a.day - b.day),
  };
}

function isRecorded(costs: readonly DatedAmount[], asOf: number): boolean {
  return costs.some(({ day, amount }) => day <= asOf && amount > 0);
}
