import { logRising } from "../../math/logRising.ts";
import type { Summary } from "../../summary.ts";
import { logOddsDropped } from "./logOddsDropped.ts";
import type { BetaGeometricParams } from "./params.ts";
import type { InitialChances } from "./variant.ts";

/**
 * Natural log-likelihood of one customer, without the data-only factor t_x^(x−1)/Γ(x).
 *
 *   ln[Γ(r+x)/Γ(r)] − r ln(1 + T/α) − x ln(α + T) + ln[B(a, b+n)/B(a, b)] + ln(1 + e^D)
 *
 * Written so that no two large terms cancel: r and α may both be huge (everybody buys at one rate), a tiny
 * (nobody drops out). D as in logOddsDropped.
 *
 * @see Fader, Hardie & Lee (2005), "Counting Your Customers the Easy Way", eq. 6; Batislam et al. (2007)
 */
export function logLikelihood(
  params: BetaGeometricParams,
  summary: Summary,
  initial: InitialChances,
): number {
  const { r, alpha } = params;
  const { frequency: x, T } = summary;
  const dropped = logOddsDropped(params, summary, initial);
  return (
    logRising(r, x) -
    r * Math.log1p(T / alpha) -
    x * Math.log(alpha + T) +
    logSurvival(params, x + initial) +
    Math.max(dropped, 0) +
    Math.log1p(Math.exp(-Math.abs(dropped)))
  );
}

/** ln[B(a, b + n)/B(a, b)]: log probability to survive n chances to drop out. */
export function logSurvival({ a, b }: { a: number; b: number }, n: number): number {
  // Term by term as long as that is cheap: exact also where a is too small to move ln Γ(a + b).
  if (n <= 64) {
    let sum = 0;
    for (let i = 0; i < n; i++) sum -= Math.log1p(a / (b + i));
    return sum;
  }
  return logRising(b, n) - logRising(a + b, n);
}
