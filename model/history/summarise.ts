import { toMajor } from "../money/toMajor.ts";
import type { CustomerSummary } from "../summary.ts";
import type { PurchaseHistory } from "./purchaseHistory.ts";
import { purchasesAsOf } from "./purchasesAsOf.ts";

export interface SummariseOptions {
  /** Decimal digits of the currency, to turn minor units into major ones. */
  digits: number;
  /** Where the log really begins, whole days since 1970-01-01: earlier purchases count only as money. */
  historyStartsAt?: number;
}

/**
 * A customer as of a date, blind to anything dated later, refunds included.
 *
 * frequency x = purchase days - 1, recency t_x = first to last, T = first to asOf, all in whole days;
 * monetaryValue = mean net spend of the x repeat days (the published convention: the first is left out);
 * logIntervals = sum of ln of the x intervals; spend and cost = all of it to date.
 *
 * @param asOf whole days since 1970-01-01, inclusive
 * @returns null when no purchase stands on that date
 * @see Fader, Hardie & Lee (2005), "RFM and CLV", on x, t_x, T and the mean of repeat transactions
 */
export function summarise(
  history: PurchaseHistory,
  asOf: number,
  { digits, historyStartsAt = Number.NEGATIVE_INFINITY }: SummariseOptions,
): CustomerSummary | null {
  if (!Number.isInteger(asOf)) throw new RangeError(`summarise requires a whole asOf: ${asOf}`);
  const { days, net } = purchasesAsOf(history, asOf);
  const first = days.findIndex((day) => day >= historyStartsAt);
  if (first < 0) return null;
  const last = days.length - 1;
  const frequency = last - first;
  let logIntervals = 0;
  let repeatSpend = 0;
  for (let index = first + 1; index <= last; index += 1) {
    logIntervals += Math.log(days[index] - days[index - 1]);
    if (net !== null) repeatSpend += net[index];
  }
  return {
    frequency,
    recency: days[last] - days[first],
    T: asOf - days[first],
    logIntervals,
    monetaryValue: net === null ? null : frequency === 0 ? 0 : toMajor(repeatSpend / frequency, digits),
    spend: net === null ? null : toMajor(sum(net), digits),
    cost: toMajor(costUpTo(history, asOf), digits),
    firstDay: days[first],
    lastDay: days[last],
    ...(history.firstChannel !== undefined && { covariates: { channel: history.firstChannel } }),
  };
}

function costUpTo(history: PurchaseHistory, asOf: number): number {
  let total = 0;
  history.cost?.forEach((cost, index) => {
    if (history.days[index] <= asOf) total += cost;
  });
  for (const { day, amount } of history.refundCosts ?? []) if (day <= asOf) total += amount;
  return total;
}

function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
