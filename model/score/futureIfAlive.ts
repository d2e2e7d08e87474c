import type { Family } from "../families/family.ts";
import type { Summary } from "../summary.ts";
import type { Horizon } from "./horizon.ts";

type Params = { [name: string]: number };

/** What the horizon holds for a customer who is alive now; depends on frequency and T, in the k families on recency as well. */
export interface FutureIfAlive {
  /** Expected purchases. */
  orders: number;
  /** Expected purchases, each discounted to now. */
  discountedOrders: number;
  /** P(at most n purchases), n = 0, 1, ..., until less than a thousandth is left. */
  counts: Float64Array;
  /** Median calendar days to the next purchase; may be Infinity. */
  medianDays: number;
}

/** Count distributions end where so little probability is left: quantiles up to 0.9 are exact. */
const tail = 1e-3;

/**
 * Everything about the horizon that does not depend on whether the customer is alive. In most families a customer
 * who is alive has no memory beyond (x, T), and bulk scoring computes this once for each distinct pair; where
 * the family says that the last purchase matters, once for each distinct (x, t_x, T).
 */
export function futureIfAlive(
  family: Family<Params>,
  params: Params,
  summary: Summary,
  horizon: Horizon,
): FutureIfAlive {
  const chances = family.countDistributionIfAlive(params, summary, horizon.time, tail);
  const counts = new Float64Array(chances.length);
  let sum = 0;
  for (let n = 0; n < counts.length; n++) counts[n] = sum += chances[n];
  const orders = family.expectedTransactionsIfAlive(params, summary, horizon.time);
  return {
    orders,
    discountedOrders: horizon.discountedIfAlive(family, params, summary, orders),
    counts,
    medianDays: horizon.daysUntil(family.medianTimeToNextIfAlive(params, summary)),
  };
}

/** A summary for the quantities "if alive" where they do not read the recency: any valid one will do. */
export function aliveSummary(frequency: number, T: number): Summary {
  return { frequency, recency: frequency === 0 ? 0 : T, T };
}
