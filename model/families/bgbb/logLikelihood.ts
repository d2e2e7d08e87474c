import { logRising } from "../../math/logRising.ts";
import type { BgbbParams, BgbbSummary } from "./params.ts";

/** ln[B(a + i, b + j)/B(a, b)]. */
export function logBetaRatio(a: number, b: number, i: number, j: number): number {
  return logRising(a, i) + logRising(b, j) - logRising(a + b, i + j);
}

/** ln of a sum, from logarithms of its terms. */
export function logSum(terms: readonly number[]): number {
  const top = terms.reduce((left, right) => Math.max(left, right));
  return top + Math.log(terms.reduce((sum, term) => sum + Math.exp(term - top), 0));
}

/** ln P(x of n used, and still alive through n). */
export function logAlive(params: BgbbParams, { frequency: x, n }: BgbbSummary): number {
  const { alpha, beta, gamma, delta } = params;
  return logBetaRatio(alpha, beta, x, n - x) + logBetaRatio(gamma, delta, 0, n);
}

/**
 * Natural log-likelihood of one customer.
 *
 *   B(α+x, β+n−x)/B(α, β) · B(γ, δ+n)/B(γ, δ) + Σ_{m=t_x}^{n−1} B(α+x, β+m−x)/B(α, β) · B(γ+1, δ+m)/B(γ, δ)
 *
 * summed on the log scale: alive through n, or alive for m opportunities and then gone.
 *
 * @see Fader, Hardie & Shang (2010), "Customer-Base Analysis in a Discrete-Time Noncontractual Setting"
 */
export function logLikelihood(params: BgbbParams, summary: BgbbSummary): number {
  const { alpha, beta, gamma, delta } = params;
  const { frequency: x, recency: tx, n } = summary;
  const terms = [logAlive(params, summary)];
  for (let m = tx; m < n; m++) {
    terms.push(logBetaRatio(alpha, beta, x, m - x) + logBetaRatio(gamma, delta, 1, m));
  }
  return logSum(terms);
}
