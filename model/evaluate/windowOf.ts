import type { PurchaseHistory } from "../history/purchaseHistory.ts";
import { purchasesAsOf } from "../history/purchasesAsOf.ts";

/** What was known of each customer at an origin, and how often they bought in (origin, until]. */
export interface Window {
  origin: number;
  until: number;
  /** Which histories the rows are of: those with a purchase by the origin. */
  index: Uint32Array;
  frequency: Float64Array;
  recency: Float64Array;
  T: Float64Array;
  /** Sum of ln of the intervals between purchases. */
  logIntervals: Float64Array;
  /** Mean net spend of the repeat purchases, minor units; 0 without any; null for a log without amounts. */
  spend: Float64Array | null;
  actual: Float64Array;
  /** Its length on the shop's own clock; absent where that is the calendar's. */
  time?: number;
}

/** Where a log that begins mid-life can be trusted, whole days since 1970-01-01. */
export interface LogStart {
  /** Earlier purchases count for nobody. */
  historyStartsAt?: number;
  /** Customers first seen earlier are left out. */
  firstSeenFrom?: number;
}

/** Cuts histories at an origin; the summaries know nothing later, refunds included. */
export function windowOf(
  histories: readonly PurchaseHistory[],
  origin: number,
  until: number,
  { historyStartsAt = -Infinity, firstSeenFrom = -Infinity }: LogStart = {},
): Window {
  const index = new Uint32Array(histories.length);
  const column = () => new Float64Array(histories.length);
  const [frequency, recency, T, logIntervals, spend, actual] = [0, 0, 0, 0, 0, 0].map(column);
  let amounts = false;
  let n = 0;
  for (let i = 0; i < histories.length; i++) {
    const { days, net } = purchasesAsOf(histories[i], origin);
    let start = 0;
    while (start < days.length && days[start] < historyStartsAt) start++;
    const first = days[start];
    if (!(first >= firstSeenFrom)) continue;
    index[n] = i;
    frequency[n] = days.length - 1 - start;
    recency[n] = days[days.length - 1] - first;
    T[n] = origin - first;
    for (let k = start + 1; k < days.length; k++) {
      logIntervals[n] += Math.log(days[k] - days[k - 1]);
      if (net !== null) spend[n] += net[k] / frequency[n];
    }
    if (net !== null) amounts = true;
    actual[n] = countAfter(histories[i], origin, until);
    n++;
  }
  return {
    origin,
    until,
    index: index.subarray(0, n),
    frequency: frequency.subarray(0, n),
    recency: recency.subarray(0, n),
    T: T.subarray(0, n),
    logIntervals: logIntervals.subarray(0, n),
    spend: amounts ? spend.subarray(0, n) : null,
    actual: actual.subarray(0, n),
  };
}

function countAfter(history: PurchaseHistory, origin: number, until: number): number {
  const last = history.days[history.days.length - 1];
  if (!(last > origin)) return 0;
  const { days } = purchasesAsOf(history, until);
  let count = 0;
  for (let i = days.length - 1; i >= 0 && days[i] > origin; i--) count++;
  return count;
}
