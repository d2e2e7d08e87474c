import type { Summary } from "../../summary.ts";
import { logOddsDropped } from "./logOddsDropped.ts";
import type { BetaGeometricParams } from "./params.ts";
import type { InitialChances } from "./variant.ts";

/**
 * P(alive): probability that a customer has not dropped out by time T.
 *
 *   1 / (1 + a/(b + n − 1) · ((α + T)/(α + t_x))^(r + x)),  n = x (BG/NBD) or x + 1 (MBG/NBD)
 *
 * With x = 0 BG/NBD says exactly 1: there a customer can leave only after a repeat purchase. The power is taken in
 * logarithms; where it overflows the result is 0, its correct limit.
 *
 * @returns probability in [0, 1]
 * @see Fader, Hardie & Lee (2008), "Computing P(alive) Using the BG/NBD Model", eq. 1; Batislam et al. (2007)
 */
export function probabilityAlive(
  params: BetaGeometricParams,
  summary: Summary,
  initial: InitialChances,
): number {
  return 1 / (1 + Math.exp(logOddsDropped(params, summary, initial)));
}
