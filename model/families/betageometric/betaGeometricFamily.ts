import type { Summary } from "../../summary.ts";
import type { Family } from "../family.ts";
import { requireCount, requirePositive, requireProbability, requireTime } from "../requireNumber.ts";
import { requireSummary } from "../requireSummary.ts";
import { probabilityOfSilence, timeWhenSilenceFallsTo } from "../shared/silence.ts";
import { aliveState } from "./aliveState.ts";
import { countBetween } from "./countBetween.ts";
import { countDistribution } from "./countDistribution.ts";
import { countProbability } from "./countProbability.ts";
import { discountedCount } from "./discountedCount.ts";
import { discountedCountForever } from "./discountedCountForever.ts";
import { expectedCount } from "./expectedCount.ts";
import { fitBetaGeometric } from "./fitBetaGeometric.ts";
import { logLikelihood } from "./logLikelihood.ts";
import { newCustomer } from "./newCustomer.ts";
import { type BetaGeometricParams, requireParams } from "./params.ts";
import { probabilityAlive } from "./probabilityAlive.ts";
import { timeWhenAliveFallsTo } from "./timeWhenAliveFallsTo.ts";
import type { InitialChances } from "./variant.ts";

/** What the beta-geometric families answer beyond every family. */
export interface BetaGeometricFamily extends Family<BetaGeometricParams> {
  /** P(n repeat purchases of a new customer in (from, to], counted from the first purchase). */
  probabilityOfTransactionsBetween(params: BetaGeometricParams, from: number, to: number, n: number): number;
}

/**
 * BG/NBD (initial = 0) or MBG/NBD (initial = 1) as an object of the common interface: checks every argument, then
 * answers from the customer's state.
 */
export function betaGeometricFamily(name: string, initial: InitialChances): BetaGeometricFamily {
  const checked = (who: string, params: BetaGeometricParams, summary: Summary) => {
    requireParams(who, params);
    requireSummary(who, summary);
  };
  const alive = (who: string, params: BetaGeometricParams, summary: Summary, t = 0) => {
    checked(who, params, summary);
    requireTime(who, "t", t);
    return aliveState(params, summary, initial);
  };
  return {
    name,
    fit: (summaries, options) => fitBetaGeometric(summaries, initial, options),
    logLikelihood(params, summary) {
      checked("logLikelihood", params, summary);
      return logLikelihood(params, summary, initial);
    },
    probabilityAlive(params, summary) {
      checked("probabilityAlive", params, summary);
      return probabilityAlive(params, summary, initial);
    },
    expectedTransactions(params, t) {
      requireParams("expectedTransactions", params);
      requireTime("expectedTransactions", "t", t);
      const { staying, state } = newCustomer(params, initial);
      return staying * expectedCount(state, t);
    },
    conditionalExpectedTransactions(params, summary, t) {
      const state = alive("conditionalExpectedTransactions", params, summary, t);
      return probabilityAlive(params, summary, initial) * expectedCount(state, t);
    },
    expectedTransactionsIfAlive: (params, summary, t) =>
      expectedCount(alive("expectedTransactionsIfAlive", params, summary, t), t),
    probabilityOfTransactions(params, t, n) {
      requireParams("probabilityOfTransactions", params);
      requireTime("probabilityOfTransactions", "t", t);
      requireCount("probabilityOfTransactions", "n", n);
      const { staying, state } = newCustomer(params, initial);
      return staying * countProbability(state, t, n) + (n === 0 ? 1 - staying : 0);
    },
    probabilityOfTransactionsBetween(params, from, to, n) {
      requireParams("probabilityOfTransactionsBetween", params);
      requireTime("probabilityOfTransactionsBetween", "from", from);
      requireTime("probabilityOfTransactionsBetween", "to - from", to - from);
      requireCount("probabilityOfTransactionsBetween", "n", n);
      const { staying, state } = newCustomer(params, initial);
      return staying * countBetween(state, from, to, n) + (n === 0 ? 1 - staying : 0);
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
      return probabilityOfSilence(params, summary);
    },
    timeWhenAliveFallsTo(params, summary, p) {
      checked("timeWhenAliveFallsTo", params, summary);
      requireProbability("timeWhenAliveFallsTo", "p", p);
      return timeWhenAliveFallsTo(params, summary, p, initial);
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
      if (!(chance >= 0 && chance < 1))
        throw new RangeError(`timeToNextIfAlive requires 0 <= chance < 1: ${chance}`);
      return state.alpha * Math.expm1(-Math.log1p(-chance) / state.r);
    },
  };
}
