import type { Model } from "../../model.ts";
import { pricedPurchases } from "../expectedOrderValue.ts";
import type { FutureIfAlive } from "../futureIfAlive.ts";
import type { ContributionBounds } from "./contributionBounds.ts";
import { countQuantile } from "./orderInterval.ts";

/** One customer's spend as Gamma-Gamma sees it, and what a purchase costs. Money in major units. */
export interface Worth {
  frequency: number;
  recency: number;
  T: number;
  monetaryValue: number;
  marginShare: number;
  cost: number;
}

/** Where a purchase costs so many times gamma', what it brings does not count beside the cost. */
const mostCost = 1e6;

/**
 * The predictive 80% interval of a customer's discounted contribution in the horizon.
 *
 * The worth of n purchases is gamma' times a BetaPrime(p n, q + p x), gamma' = gamma + x m; each purchase costs
 * `cost`; n follows the mixture of gone and alive. When in the horizon purchases fall is not part of it: the
 * bounds of the undiscounted contribution are scaled by discounted over plain expected purchases, which leaves
 * out only the small spread of the discount itself.
 *
 * @param bounds tables of this horizon, reused from customer to customer
 * @see Fader & Hardie (2013), "The Gamma-Gamma Model of Monetary Value", for the posterior of the spend
 */
export function clvInterval(
  bounds: ContributionBounds,
  spend: NonNullable<Model["spend"]>,
  worth: Worth,
  future: FutureIfAlive,
  probabilityAlive: number,
): { low: number; high: number } {
  const { frequency, monetaryValue, marginShare, cost } = worth;
  const discount = future.discountedOrders / future.orders;
  const priced = pricedPurchases(frequency, monetaryValue);
  const unit = marginShare * (spend.params.gamma + (priced === 0 ? 0 : priced * monetaryValue));
  if (!(cost <= mostCost * unit)) {
    const lossAt = (q: number) => 0 - cost * discount * countQuantile(probabilityAlive, future.counts, q);
    return { low: lossAt(0.9), high: lossAt(0.1) };
  }
  if (unit === 0) return { low: 0, high: 0 };
  bounds.customer(worth, priced, probabilityAlive, future.counts[0], cost / unit);
  return { low: unit * discount * bounds.at(0.1), high: unit * discount * bounds.at(0.9) };
}
