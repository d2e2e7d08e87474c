import type { Summary } from "../../summary.ts";
import type { PurchaseRates } from "./purchaseRates.ts";

/**
 * P(no purchase in (t_x, T] | alive, history to t_x): at t_x the rate is Gamma(r + x, α + t_x).
 *
 *   ((α + t_x)/(α + T))^(r + x), with t_x = 0 for x = 0
 */
export function probabilityOfSilence(params: PurchaseRates, summary: Summary): number {
  const { r, alpha } = params;
  const { frequency: x, recency, T } = summary;
  const tx = x === 0 ? 0 : recency;
  return Math.exp(-(r + x) * Math.log1p((T - tx) / (alpha + tx)));
}

/** The T at which that probability has fallen to p: T = (α + t_x) p^(−1/(r + x)) − α. */
export function timeWhenSilenceFallsTo(params: PurchaseRates, summary: Summary, p: number): number {
  const { r, alpha } = params;
  const { frequency: x, recency } = summary;
  const tx = x === 0 ? 0 : recency;
  return tx + (alpha + tx) * Math.expm1(-Math.log(p) / (r + x));
}
