import type { Summary } from "../../summary.ts";
import type { BetaGeometricParams } from "./params.ts";
import type { InitialChances } from "./variant.ts";

/**
 * D: log odds that a customer has dropped out by T, minus infinity where there was no chance to.
 *
 *   D = ln[a / (b + n − 1)] + (r + x) ln[(α + T)/(α + t_x)],  n = x (BG/NBD) or x + 1 (MBG/NBD)
 *
 * Everything the two families say of the past rests on it: P(alive) = 1/(1 + e^D), and the likelihood of a customer
 * is that of one surely alive times (1 + e^D). With x = 0 the last purchase is the first: t_x = 0.
 *
 * @see Fader, Hardie & Lee (2008), "Computing P(alive) Using the BG/NBD Model", eq. 1
 */
export function logOddsDropped(
  params: BetaGeometricParams,
  summary: Summary,
  initial: InitialChances,
): number {
  const { r, alpha, a, b } = params;
  const { frequency: x, recency, T } = summary;
  const n = x + initial;
  if (n === 0) return Number.NEGATIVE_INFINITY;
  const tx = x === 0 ? 0 : recency;
  return Math.log(a / (b + n - 1)) + (r + x) * Math.log1p((T - tx) / (alpha + tx));
}
