import { fitBgbb } from "./bgbb/fitBgbb.ts";
import { logAlive, logLikelihood } from "./bgbb/logLikelihood.ts";
import { type BgbbParams, type BgbbSummary, requireBgbbSummary, requireParams } from "./bgbb/params.ts";
import {
  aliveState,
  countDistribution,
  countProbability,
  discountedCountForever,
  expectedCount,
  probabilityAliveThrough,
} from "./bgbb/predictions.ts";
import { requireCount, requirePositive } from "./requireNumber.ts";

/** Checks, and gives what is known of a customer who is alive through n. */
function alive(who: string, params: BgbbParams, summary: BgbbSummary, periods = 0): BgbbParams {
  requireParams(who, params);
  requireBgbbSummary(who, summary);
  requireCount(who, "periods", periods);
  return aliveState(params, summary);
}

function fresh(who: string, params: BgbbParams, periods: number): BgbbParams {
  requireParams(who, params);
  requireCount(who, "periods", periods);
  return params;
}

/**
 * BG/BB, for purchases at opportunities that come in turn (a yearly appeal, a monthly event): at each one who is still
 * there buys with a Beta(alpha, beta) chance; before each one leaves for good with a Beta(gamma, delta) chance.
 * Its summaries are {frequency, recency, n}, counted in opportunities.
 *
 * @see Fader, Hardie & Shang (2010), "Customer-Base Analysis in a Discrete-Time Noncontractual Setting"
 * @example
 * bgbb.probabilityAlive(
 *   { alpha: 1.2, beta: 0.75, gamma: 0.66, delta: 2.78 },
 *   { frequency: 1, recency: 3, n: 6 },
 * ); // => 0.4801
 */
export const bgbb = {
  name: "bgbb",
  fit: fitBgbb,
  logLikelihood(params: BgbbParams, summary: BgbbSummary): number {
    alive("logLikelihood", params, summary);
    return logLikelihood(params, summary);
  },
  /** P(still there at opportunity n + 1), as the paper has it: P(there through n) times that of staying. */
  probabilityAlive(params: BgbbParams, summary: BgbbSummary): number {
    const { gamma, delta } = alive("probabilityAlive", params, summary);
    return (probabilityAliveThrough(params, summary) * delta) / (gamma + delta);
  },
  /** P(still there through opportunity n). */
  probabilityAliveThrough(params: BgbbParams, summary: BgbbSummary): number {
    alive("probabilityAliveThrough", params, summary);
    return Math.exp(logAlive(params, summary) - logLikelihood(params, summary));
  },
  /** Expected purchases of a new customer at the first `periods` opportunities. */
  expectedTransactions: (params: BgbbParams, periods: number): number =>
    expectedCount(fresh("expectedTransactions", params, periods), periods),
  /** Expected purchases at the next `periods` opportunities, given the past. */
  conditionalExpectedTransactions(params: BgbbParams, summary: BgbbSummary, periods: number): number {
    const state = alive("conditionalExpectedTransactions", params, summary, periods);
    return probabilityAliveThrough(params, summary) * expectedCount(state, periods);
  },
  /** The same, given that the customer was there through n. */
  expectedTransactionsIfAlive: (params: BgbbParams, summary: BgbbSummary, periods: number): number =>
    expectedCount(alive("expectedTransactionsIfAlive", params, summary, periods), periods),
  /** P(n purchases of a new customer at the first `periods` opportunities). */
  probabilityOfTransactions(params: BgbbParams, periods: number, n: number): number {
    requireCount("probabilityOfTransactions", "n", n);
    return countProbability(fresh("probabilityOfTransactions", params, periods), periods, n);
  },
  /** P(n purchases at the next `periods` opportunities), given the past. */
  conditionalProbabilityOfTransactions(
    params: BgbbParams,
    summary: BgbbSummary,
    periods: number,
    n: number,
  ): number {
    const state = alive("conditionalProbabilityOfTransactions", params, summary, periods);
    requireCount("conditionalProbabilityOfTransactions", "n", n);
    const there = probabilityAliveThrough(params, summary);
    return there * countProbability(state, periods, n) + (n === 0 ? 1 - there : 0);
  },
  /** P(n purchases at the next `periods` opportunities | there through n) for n = 0 .. periods. */
  countDistributionIfAlive: (params: BgbbParams, summary: BgbbSummary, periods: number): Float64Array =>
    countDistribution(alive("countDistributionIfAlive", params, summary, periods), periods),
  /** Expected purchases from n on without end, the one at opportunity n + k divided by (1 + d)^k; d > 0. */
  discountedExpectedTransactions(params: BgbbParams, summary: BgbbSummary, d: number): number {
    const state = alive("discountedExpectedTransactions", params, summary);
    requirePositive("discountedExpectedTransactions", "d", d);
    return probabilityAliveThrough(params, summary) * discountedCountForever(state, d);
  },
};
