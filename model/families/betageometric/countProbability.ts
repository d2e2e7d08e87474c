import { incompleteBeta } from "../../math/incompleteBeta.ts";
import { logGamma } from "../../math/logGamma.ts";
import { logRising } from "../../math/logRising.ts";
import { logSurvival } from "./logLikelihood.ts";
import type { BetaGeometricParams } from "./params.ts";

/**
 * P(n purchases within t) of a customer who is alive now: either n happen and none of their chances to drop out is
 * taken, or at least n would happen and the nth is the last.
 *
 *   S(n) · P(N = n) + [S(n−1) − S(n)] · P(N >= n),  N ~ NBD(r, α; t),  S(n) = B(a, b+n)/B(a, b)
 *
 * Both terms are positive and the tail is an incomplete beta, so tiny probabilities keep their digits.
 *
 * @param state r, alpha, a, b of the customer, see aliveState
 * @param t >= 0, in the unit of alpha
 * @param n a whole number >= 0
 * @see Fader, Hardie & Lee (2005), eq. 8
 */
export function countProbability(state: BetaGeometricParams, t: number, n: number): number {
  const { r, alpha, a, b } = state;
  if (t === 0) return n === 0 ? 1 : 0;
  const staying = Math.exp(logSurvival(state, n) + logNegativeBinomial(state, t, n));
  if (n === 0) return staying;
  const lastOne = Math.exp(logSurvival(state, n - 1) + Math.log(a / (a + b + n - 1)));
  return staying + lastOne * incompleteBeta(t / (alpha + t), n, r, alpha / (alpha + t));
}

/** ln P(N = n) for N ~ NBD(r, alpha; t): purchases of somebody who never drops out. */
export function logNegativeBinomial(
  { r, alpha }: { r: number; alpha: number },
  t: number,
  n: number,
): number {
  return logRising(r, n) - logGamma(n + 1) - r * Math.log1p(t / alpha) + n * Math.log(t / (alpha + t));
}
