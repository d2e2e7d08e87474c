import { hypergeometricWithOne } from "../../math/hypergeometricWithOne.ts";
import { logRising } from "../../math/logRising.ts";
import { logGamma } from "../../math/logGamma.ts";
import { logAlive, logBetaRatio, logLikelihood } from "./logLikelihood.ts";
import type { BgbbParams, BgbbSummary } from "./params.ts";

/** What is known of a customer who is alive through n: the same four letters, updated. */
export function aliveState(params: BgbbParams, { frequency: x, n }: BgbbSummary): BgbbParams {
  const { alpha, beta, gamma, delta } = params;
  return { alpha: alpha + x, beta: beta + n - x, gamma, delta: delta + n };
}

/** P(alive through n), given the past: the share of the likelihood that is alive. */
export function probabilityAliveThrough(params: BgbbParams, summary: BgbbSummary): number {
  return Math.exp(logAlive(params, summary) - logLikelihood(params, summary));
}

/** P(n of `periods` opportunities used) of a customer who is alive now. @see Fader, Hardie & Shang (2010), P(X(n) = x) */
export function countProbability(state: BgbbParams, periods: number, n: number): number {
  if (n > periods) return 0;
  const { alpha, beta, gamma, delta } = state;
  const used = (of: number) =>
    logRising(of - n + 1, n) - logGamma(n + 1) + logBetaRatio(alpha, beta, n, of - n);
  let probability = Math.exp(used(periods) + logBetaRatio(gamma, delta, 0, periods));
  for (let m = n; m < periods; m++) probability += Math.exp(used(m) + logBetaRatio(gamma, delta, 1, m));
  return probability;
}

/** All of them, n = 0 .. periods. */
export function countDistribution(state: BgbbParams, periods: number): Float64Array {
  return Float64Array.from({ length: periods + 1 }, (_, n) => countProbability(state, periods, n));
}

/**
 * Expected purchases at the next `periods` opportunities of a customer who is alive now:
 *
 *   α/(α + β) Σ_{k=1}^periods Π_{j<k} (δ + j)/(γ + δ + j)
 *
 * term by term: all positive, where the paper's closed form divides by γ − 1.
 */
export function expectedCount({ alpha, beta, gamma, delta }: BgbbParams, periods: number): number {
  let alive = 1;
  let total = 0;
  for (let j = 0; j < periods; j++) {
    alive *= (delta + j) / (gamma + delta + j);
    total += alive;
  }
  return (alpha / (alpha + beta)) * total;
}

/**
 * The same without end, the purchase at the k-th opportunity from now divided by (1 + d)^k:
 *
 *   α/(α + β) · δ/(γ + δ) · ₂F₁(1, δ+1; γ+δ+1; 1/(1+d))/(1 + d)
 *
 * @see Fader, Hardie & Shang (2010), DERT
 */
export function discountedCountForever({ alpha, beta, gamma, delta }: BgbbParams, d: number): number {
  const buying = alpha / (alpha + beta);
  const staying = delta / (gamma + delta);
  return (buying * staying * hypergeometricWithOne(delta + 1, gamma + delta + 1, 1 / (1 + d))) / (1 + d);
}
