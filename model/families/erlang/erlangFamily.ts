import type { Summary } from "../../summary.ts";
import type { InitialChances } from "../betageometric/variant.ts";
import type { Family } from "../family.ts";
import { requireCount, requirePositive, requireProbability, requireTime } from "../requireNumber.ts";
import { requireSummary } from "../requireSummary.ts";
import { logOddsAtLast, probabilityAlive } from "./alive.ts";
import { rememberPairs } from "../shared/rememberPairs.ts";
import { countsByPhase, mixCounts, type PhaseCounts } from "./countDistribution.ts";
import { countProbability } from "./countProbability.ts";
import { discountedByPhase } from "./discountedCount.ts";
import { discountedCountForever } from "./discountedCountForever.ts";
import { expectedByPhase, expectedCount } from "./expectedCount.ts";
import { fitErlang } from "./fitErlang.ts";
import { logLikelihood } from "./logLikelihood.ts";
import { type ErlangParams, requireErlangParams } from "./params.ts";
import { aliveRenewal, newRenewal, overPhases } from "./renewal.ts";
import { logSilence, timeWhenLogSilenceFallsTo } from "./silence.ts";

/** So many (x, T) are remembered: expectations, and the much larger distributions. */
const MOST = 100_000;
const MOST_COUNTS = 10_000;
/** Distributions are remembered to this tail, whatever larger one is asked for. */
const TAIL = 1e-12;

/**
 * BG/CNBD-k (initial = 0) or MBG/CNBD-k (initial = 1) as an object of the common interface: checks every argument,
 * then answers from the customer's state.
 *
 * When the last purchase was tells only the weights of the phases: what each phase holds depends on (x, T) alone, is
 * worked out once for all customers who share them, and mixed.
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
  const expectedKnown = rememberPairs<number[]>(MOST);
  const discountedKnown = rememberPairs<number[]>(MOST);
  const countsKnown = rememberPairs<PhaseCounts>(MOST_COUNTS);
  const expectedIfAlive = (who: string, params: ErlangParams, summary: Summary, t: number) => {
    const state = alive(who, params, summary, t);
    const { k, r, alpha, a, b } = params;
    const { frequency, T } = summary;
    const shared = [k, r, alpha, a, b, t];
    return overPhases(
      state,
      expectedKnown(shared, frequency, T, () => expectedByPhase(state, t)),
    );
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
      const ifAlive = expectedIfAlive("conditionalExpectedTransactions", params, summary, t);
      return probabilityAlive(params, summary, initial) * ifAlive;
    },
    expectedTransactionsIfAlive: (params, summary, t) =>
      expectedIfAlive("expectedTransactionsIfAlive", params, summary, t),
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
      if (n > 0) return pAlive * countProbability(state, t, n);
      const { T } = summary;
      const silence = logSilence(params, { ...summary, T: T + t }) - logSilence(params, summary);
      return pAlive * Math.exp(silence) + (1 - pAlive);
    },
    countDistributionIfAlive(params, summary, t, tail = 1e-9) {
      const state = alive("countDistributionIfAlive", params, summary, t);
      requireProbability("countDistributionIfAlive", "tail", tail);
      if (t === 0) return Float64Array.of(1);
      const { k, r, alpha, a, b } = params;
      const { frequency, T } = summary;
      const kept = Math.min(tail, TAIL);
      const shared = [k, r, alpha, a, b, t, kept];
      const phases = countsKnown(shared, frequency, T, () => countsByPhase(state, t, kept));
      return mixCounts(state.weights, phases, tail);
    },
    discountedExpectedTransactions(params, summary, delta) {
      const state = alive("discountedExpectedTransactions", params, summary);
      requirePositive("discountedExpectedTransactions", "delta", delta);
      return probabilityAlive(params, summary, initial) * discountedCountForever(state, delta);
    },
    discountedTransactionsIfAlive(params, summary, t, delta) {
      const state = alive("discountedTransactionsIfAlive", params, summary, t);
      requireTime("discountedTransactionsIfAlive", "delta", delta);
      const { k, r, alpha, a, b } = params;
      const { frequency, T } = summary;
      const shared = [k, r, alpha, a, b, t, delta];
      return overPhases(
        state,
        discountedKnown(shared, frequency, T, () => discountedByPhase(state, t, delta)),
      );
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
      return timeToNext(params, summary, 0.5);
    },
    timeToNextIfAlive(params, summary, chance) {
      checked("timeToNextIfAlive", params, summary);
      if (!(chance >= 0 && chance < 1)) {
        throw new RangeError(`timeToNextIfAlive requires 0 <= chance < 1: ${chance}`);
      }
      return timeToNext(params, summary, chance);
    },
  };
}

/** Nobody drops out between purchases: silence alone tells how long the next one may take. */
function timeToNext(params: ErlangParams, summary: Summary, chance: number): number {
  if (chance === 0) return 0;
  const logP = logSilence(params, summary) + Math.log1p(-chance);
  return timeWhenLogSilenceFallsTo(params, summary, logP) - summary.T;
}
