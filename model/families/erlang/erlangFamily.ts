import type { Summary } from "../../summary.ts";
import type { InitialChances } from "../betageometric/variant.ts";
import type { Family } from "../family.ts";
import { requireCount, requirePositive, requireProbability, requireTime } from "../requireNumber.ts";
import { requireSummary } from "../requireSummary.ts";
import { logOddsAtLast, probabilityAlive } from "./alive.ts";
import { countDistribution } from "./countDistribution.ts";
import { countProbability } from "./countProbability.ts";
import { discountedCount } from "./discountedCount.ts";
import { discountedCountForever } from "./discountedCountForever.ts";
import { expectedCount } from "./expectedCount.ts";
import { fitErlang } from "./fitErlang.ts";
import { logLikelihood } from "./logLikelihood.ts";
import { type ErlangParams, requireErlangParams } from "./params.ts";
import { aliveRenewal, newRenewal } from "./renewal.ts";
import { logSilence, timeWhenLogSilenceFallsTo } from "./silence.ts";

/**
 * BG/CNBD-k (initial = 0) or MBG/CNBD-k (initial = 1) as an object of the common interface: checks every argument,
 * then answers from the customer's state.
 */
export function erlangFamily(name: string, initial: InitialChances): Family<ErlangParams> {
  const checked = (who: string, params: ErlangParams, summary: Summary) => {
    requireErlangParams(who, params);
    requireSummary(who, summary);
  };
  const alive = (who: string, params: ErlangParams, summary: Summary, t = 0) => {
    checked(who, params, summary);
    requireTime(who, "t", t);
    return aliveRenewal(params, summary, initial);
  };
  return {
    name,
    futureDependsOnRecency: ({ k }) => k > 1,
    fit: (summaries, options) => fitErlang(summaries, initial, options),
    logLikelihood(params, summary) {
      checked("logLikelihood", params, summary);
      return logLikelihood(params, summary, initial);
    },
    probabilityAlive(params, summary) {
      checked("probabilityAlive", params, summary);
      return probabilityAlive(params, summary, initial);
    },
    expectedTransactions(params, t) {
      requireErlangParams("expectedTransactions", params);
      requireTime("expectedTransactions", "t", t);
      const { staying, state } = newRenewal(params, initial);
      return staying * expectedCount(state, t);
    },
    conditionalExpectedTransactions(params, summary, t) {
      const state = alive("conditionalExpectedTransactions", params, summary, t);
      return probabilityAlive(params, summary, initial) * expectedCount(state, t);
    },
    expectedTransactionsIfAlive: (params, summary, t) =>
      expectedCount(alive("expectedTransactionsIfAlive", params, summary, t), t),
    probabilityOfTransactions(params, t, n) {
      requireErlangParams("probabilityOfTransactions", params);
      requireTime("probabilityOfTransactions", "t", t);
      requireCount("probabilityOfTransactions", "n", n);
      const { staying, state } = newRenewal(params, initial);
      return staying * countProbability(state, t, n) + (n === 0 ? 1 - staying : 0);
    },
    conditionalProbabilityOfTransactions(params, summary, t, n) {
      const state = alive("conditionalProbabilityOfTransactions", params, summary, t);
      requireCount("conditionalProbabilityOfTransactions", "n", n);
      const pAlive = probabilityAlive(params, summary, initial);
      return pAlive * countProbability(state, t, n) + (n === 0 ? 1 - pAlive : 0);
    },
    countDistributionIfAlive(params, summary, t, tail = 1e-9) {
      const state = alive("countDistributionIfAlive", params, summary, t);
      requireProbability("countDistributionIfAlive", "tail", tail);
      return countDistribution(state, t, tail);
    },
    discountedExpectedTransactions(params, summary, delta) {
      const state = alive("discountedExpectedTransactions", params, summary);
      requirePositive("discountedExpectedTransactions", "delta", delta);
      return probabilityAlive(params, summary, initial) * discountedCountForever(state, delta);
    },
    discountedTransactionsIfAlive(params, summary, t, delta) {
      const state = alive("discountedTransactionsIfAlive", params, summary, t);
      requireTime("discountedTransactionsIfAlive", "delta", delta);
      return discountedCount(state, t, delta);
    },
    probabilityOfSilenceIfAlive(params, summary) {
      checked("probabilityOfSilenceIfAlive", params, summary);
      return Math.exp(logSilence(params, summary));
    },
    timeWhenAliveFallsTo(params, summary, p) {
      checked("timeWhenAliveFallsTo", params, summary);
      requireProbability("timeWhenAliveFallsTo", "p", p);
      const logP = logOddsAtLast(params, summary, initial) - Math.log(1 / p - 1);
      return logP > Number.NEGATIVE_INFINITY ? timeWhenLogSilenceFallsTo(params, summary, logP) : Infinity;
    },
    timeWhenSilenceFallsTo(params, summary, p) {
      checked("timeWhenSilenceFallsTo", params, summary);
      requireProbability("timeWhenSilenceFallsTo", "p", p);
      return timeWhenLogSilenceFallsTo(params, summary, Math.log(p));
    },
    medianTimeToNextIfAlive(params, summary) {
      checked("medianTimeToNextIfAlive", params, summary);
      const half = logSilence(params, summary) - Math.LN2;
      return timeWhenLogSilenceFallsTo(params, summary, half) - summary.T;
    },
  };
}
