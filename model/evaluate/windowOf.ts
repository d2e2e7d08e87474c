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
  actual: Float64Array;
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
  const [frequency, recency, T, actual] = [0, 0, 0, 0].map(() => new Float64Array(histories.length));
  let n = 0;
  histories.forEach((history, i) => {
    const all = purchasesAsOf(history, origin).days;
    const known = all[0] >= historyStartsAt ? all : all.filter((day) => day >= historyStartsAt);
    if (!(known[0] >= firstSeenFrom)) return;
    const first = known[0];
    index[n] = i;
    frequency![n] = known.length - 1;
    recency![n] = known.at(-1)! - first;
    T![n] = origin - first;
    actual![n] = countAfter(purchasesAsOf(history, until).days, origin);
    n++;
  });
  return {
    origin,
    until,
    index: index.subarray(0, n),
    frequency: frequency!.subarray(0, n),
    recency: recency!.subarray(0, n),
    T: T!.subarray(0, n),
    actual: actual!.subarray(0, n),
  };
}

function countAfter(days: readonly number[], origin: number): number {
  let count = 0;
  for (let i = days.length - 1; i >= 0 && days[i]! > origin; i--) count++;
  return count;
}
