import { logGamma } from "../../math/logGamma.ts";
import { logRising } from "../../math/logRising.ts";
import type { Summary } from "../../summary.ts";
import { logSurvival } from "../betageometric/logLikelihood.ts";
import type { InitialChances } from "../betageometric/variant.ts";
import { logOddsAtLast } from "./alive.ts";
import type { ErlangParams } from "./params.ts";
import { logSilence } from "./silence.ts";

/**
 * Natural log-likelihood of one customer, the product of intervals included, without the factor t_x^(x−1)/Γ(x) that
 * k = 1 leaves out: with k = 1 it is that of the plain sibling.
 *
 *   (k − 1) Σ ln itt − x ln Γ(k) + ln[Γ(R)/Γ(r)] + r ln α − R ln(α + t_x) + ln[B(a, b+n)/B(a, b)]
 *     + ln[P(silence) + a/(b + n − 1)],  R = r + k x
 *
 * @throws {RangeError} when k > 1 and a customer with repeat purchases comes without logIntervals
 * @see Reutterer & Platzer (2017), "Spicing up the Buy-Till-You-Die Framework"; Platzer's BTYDplus
 */
export function logLikelihood(params: ErlangParams, summary: Summary, initial: InitialChances): number {
  const { k, r, alpha } = params;
  const { frequency: x, recency } = summary;
  const tx = x === 0 ? 0 : recency;
  const silence = logSilence(params, summary);
  const dropped = logOddsAtLast(params, summary, initial);
  const larger = Math.max(silence, dropped);
  return (
    intervalTerm(k, x, x === 0 || k === 1 ? 0 : requireLogIntervals("logLikelihood", summary.logIntervals)) +
    logRising(r, k * x) -
    r * Math.log1p(tx / alpha) -
    k * x * Math.log(alpha + tx) +
    logSurvival(params, x + initial) +
    larger +
    Math.log1p(Math.exp(-Math.abs(silence - dropped)))
  );
}

/** (k − 1) Σ ln itt − x ln Γ(k): what the intervals between purchases add, the same for all r, α, a, b. */
export function intervalTerm(k: number, purchases: number, logIntervals: number): number {
  return k === 1 ? 0 : (k - 1) * logIntervals - purchases * logGamma(k);
}

/** @throws {RangeError} unless the sum is there and finite */
export function requireLogIntervals(who: string, logIntervals: number | undefined): number {
  if (!(logIntervals !== undefined && Number.isFinite(logIntervals))) {
    throw new RangeError(`${who} requires logIntervals where k > 1: ${logIntervals}`);
  }
  return logIntervals;
}
