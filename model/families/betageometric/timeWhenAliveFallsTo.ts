import type { Summary } from "../../summary.ts";
import type { BetaGeometricParams } from "./params.ts";
import type { InitialChances } from "./variant.ts";

/**
 * The T at which P(alive | x, t_x, T) has fallen to p.
 *
 *   T = (α + t_x) [(1/p − 1)(b + n − 1)/a]^(1/(r + x)) − α,  n = x (BG/NBD) or x + 1 (MBG/NBD)
 *
 * @returns in [t_x, Infinity]: t_x where it starts at or below p, Infinity where it never falls so low (in BG/NBD
 * without a repeat purchase)
 */
export function timeWhenAliveFallsTo(
  params: BetaGeometricParams,
  summary: Summary,
  p: number,
  initial: InitialChances,
): number {
  const { r, alpha, a, b } = params;
  const { frequency: x, recency } = summary;
  const n = x + initial;
  if (n === 0) return Infinity;
  const tx = x === 0 ? 0 : recency;
  const logRoom = Math.log(1 / p - 1) + Math.log((b + n - 1) / a);
  return tx + (alpha + tx) * Math.expm1(Math.max(logRoom, 0) / (r + x));
}
