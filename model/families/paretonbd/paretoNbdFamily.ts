import type { Summary } from "../../summary.ts";
import type { Family } from "../family.ts";
import { requireCount, requirePositive, requireProbability, requireTime } from "../requireNumber.ts";
import { requireSummary } from "../requireSummary.ts";
import { rememberDays } from "../shared/rememberDays.ts";
import { probabilityOfSilence, timeWhenSilenceFallsTo } from "../shared/silence.ts";
import { aliveState } from "./aliveState.ts";
import { countDistribution } from "./countDistribution.ts";
import { countProbability } from "./countProbability.ts";
import { discountedCount, discountedCountForever } from "./discountedCount.ts";
import { expectedCount } from "./expectedCount.ts";
import { fitParetoNbd } from "./fitParetoNbd.ts";
import { logLikelihood } from "./logLikelihood.ts";
import { chanceToBuy, timeToBuy } from "./nextPurchase.ts";
import { type ParetoNbdParams, requireParams } from "./params.ts";
import { probabilityAlive } from "./probabilityAlive.ts";
import { timeWhenAliveFallsTo } from "./timeWhenAliveFallsTo.ts";

/** Pareto/NBD as an object of the common interface: checks every argument, then answers from the customer's state. */
export function paretoNbdFamily(): Family<ParetoNbdParams> {
  const checked = (who: string, params: ParetoNbdParams, summary: Summary) => {
    requireParams(who, params);
    requireSummary(who, summary);
  };
  const alive = (who: string, params: ParetoNbdParams, summary: Summary, t = 0) => {
    checked(who, params, summary);
    requireTime(who, "t", t);
    return aliveState(params, summary);
  };
  // Each costs a quadrature or several; customers of one day share them.
  const [aliveKnown, crossingKnown] = [rememberDays(), rememberDays()];
  return {
    name: "paretonbd",
    fit: fitParetoNbd,
    logLikelihood(params, summary) {
      checked("logLikelihood", params, summary);
      return logLikelihood(params, summary);
    },
    probabilityAlive(params, summary) {
      checked("probabilityAlive", params, summary);
      const { r, alpha, s, beta } = params;
      const { frequency, recency, T } = summary;
      return aliveKnown([r, alpha, s, beta], frequency, recency, T, () => probabilityAlive(params, summary));
    },
    expectedTransactions(params, t) {
      requireParams("expectedTransactions", params);
      requireTime("expectedTransactions", "t", t);
      return expectedCount(params, t);
    },
    conditionalExpectedTransactions(params, summary, t) {
      const state = alive("conditionalExpectedTransactions", params, summary, t);
      return probabilityAlive(params, summary) * expectedCount(state, t);
    },
    expectedTransactionsIfAlive: (params, summary, t) =>
      expectedCount(alive("expectedTransactionsIfAlive", params, summary, t), t),
    probabilityOfTransactions(params, t, n) {
      requireParams("probabilityOfTransactions", params);
      requireTime("probabilityOfTransactions", "t", t);
      requireCount("probabilityOfTransactions", "n", n);
      return countProbability(params, t, n);
    },
    conditionalProbabilityOfTransactions(params, summary, t, n) {
      const state = alive("conditionalProbabilityOfTransactions", params, summary, t);
      requireCount("conditionalProbabilityOfTransactions", "n", n);
      const { r, alpha, s, beta } = params;
      const { frequency, recency, T } = summary;
      const pAlive = aliveKnown([r, alpha, s, beta], frequency, recency, T, () =>
        probabilityAlive(params, summary),
      );
      if (n > 0) return pAlive * countProbability(state, t, n);
      const none = 1 - chanceToBuy(state, t);
      // Where hardly any is left the difference has lost its digits.
      return pAlive * (none > 1e-5 ? none : countProbability(state, t, 0)) + (1 - pAlive);
    },
    countDistributionIfAlive(params, summary, t, tail = 1e-9) {
      const state = alive("countDistributionIfAlive", params, summary, t);
      requireProbability("countDistributionIfAlive", "tail", tail);
      return countDistribution(state, t, tail);
    },
    discountedExpectedTransactions(params, summary, delta) {
      const state = alive("discountedExpectedTransactions", params, summary);
      requirePositive("discountedExpectedTransactions", "delta", delta);
      return probabilityAlive(params, summary) * discountedCountForever(state, delta);
    },
    discountedTransactionsIfAlive(params, summary, t, delta) {
      const state = alive("discountedTransactionsIfAlive", params, summary, t);
      requireTime("discountedTransactionsIfAlive", "delta", delta);
      return discountedCount(state, t, delta);
    },
    probabilityOfSilenceIfAlive(params, summary) {
      checked("probabilityOfSilenceIfAlive", params, summary);
      return probabilityOfSilence(params, summary);
    },
    timeWhenAliveFallsTo(params, summary, p) {
      checked("timeWhenAliveFallsTo", params, summary);
      requireProbability("timeWhenAliveFallsTo", "p", p);
      const { r, alpha, s, beta } = params;
      const { frequency, recency } = summary;
      return crossingKnown([r, alpha, s, beta, p], frequency, recency, 0, () =>
        timeWhenAliveFallsTo(params, summary, p),
      );
    },
    timeWhenSilenceFallsTo(params, summary, p) {
      checked("timeWhenSilenceFallsTo", params, summary);
      requireProbability("timeWhenSilenceFallsTo", "p", p);
      return timeWhenSilenceFallsTo(params, summary, p);
    },
    medianTimeToNextIfAlive(params, summary) {
      const state = alive("medianTimeToNextIfAlive", params, summary);
      return state.alpha * Math.expm1(Math.LN2 / state.r);
    },
    timeToNextIfAlive(params, summary, chance) {
      const state = alive("timeToNextIfAlive", params, summary);
      if (!(chance >= 0 && chance < 1)) {
        throw new RangeError(`timeToNextIfAlive requires 0 <= chance < 1: ${chance}`);
      }
      return timeToBuy(state, chance);
    },
  };
}
