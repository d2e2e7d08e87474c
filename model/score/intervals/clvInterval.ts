import type { Model } from "../../model.ts";
import { pricedPurchases } from "../expectedOrderValue.ts";
import type { FutureIfAlive } from "../futureIfAlive.ts";
import type { ContributionBounds } from "./contributionBounds.ts";
import { countQuantile } from "./orderInterval.ts";
import type { Predictive } from "./predictive.ts";

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

/** The ends of the 80% interval; those of the 95% one are NaN where it was not asked for. */
export interface ContributionEnds {
  low: number;
  high: number;
  low95: number;
  high95: number;
}

/**
 * The predictive intervals of a customer's discounted contribution in the horizon.
 *
 * The worth of n purchases is gamma' times a BetaPrime(p n, q + p x), gamma' = gamma + x m; each purchase costs
 * `cost`; n follows the mixture of gone and alive. When in the horizon purchases fall is not part of it: the
 * bounds of the undiscounted contribution are scaled by discounted over plain expected purchases, which leaves
 * out only the small spread of the discount itself.
 *
 * @param bounds tables of this horizon, reused from customer to customer
 * @param with95 whether the 95% interval is asked for: it costs many times the other
 * @see Fader & Hardie (2013), "The Gamma-Gamma Model of Monetary Value", for the posterior of the spend
 */
export function clvInterval(
  bounds: ContributionBounds,
  spend: NonNullable<Model["spend"]>,
  worth: Worth,
  future: FutureIfAlive,
  predictive: Predictive,
  with95: boolean,
): ContributionEnds {
  const { frequency, monetaryValue, marginShare, cost } = worth;
  const discount = future.discountedOrders / future.orders;
  const priced = pricedPurchases(frequency, monetaryValue);
  const unit = marginShare * (spend.params.gamma + (priced === 0 ? 0 : priced * monetaryValue));
  if (!(cost <= mostCost * unit)) {
    const { probabilityAlive, counts } = predictive;
    const lossAt = (q: number) => 0 - cost * discount * countQuantile(probabilityAlive, counts, q);
    return { low: lossAt(0.9), high: lossAt(0.1), low95: lossAt(0.975), high95: lossAt(0.025) };
  }
  if (unit === 0) return { low: 0, high: 0, low95: 0, high95: 0 };
  bounds.customer(worth, priced, predictive, cost / unit);
  const low = unit * discount * bounds.at(0.1);
  const high = unit * discount * bounds.at(0.9);
  if (!with95) return { low, high, low95: Number.NaN, high95: Number.NaN };
  bounds.exactly();
  const low95 = unit * discount * bounds.at(0.025);
  const high95 = unit * discount * bounds.at(0.975);
  // Tables may round the inner ends a little outward.
  return { low, high, low95: Math.min(low, low95), high95: Math.max(high, high95) };
}
