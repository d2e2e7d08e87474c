import { requireCount, requirePositive, requireTime } from "./requireNumber.ts";
import { fitSbg } from "./sbg/fitSbg.ts";
import { afterRenewals, discountedRenewals, logSurvivor } from "./sbg/lifetimes.ts";
import { requireParams, requireRenewals, type SbgParams } from "./sbg/params.ts";

function checked(who: string, params: SbgParams, renewals = 0): SbgParams {
  requireParams(who, params);
  requireRenewals(who, renewals);
  return afterRenewals(params, renewals);
}

/**
 * Shifted beta-geometric, for memberships: at every renewal each member leaves with a chance of their own, which is
 * Beta(alpha, beta) over members. The careless leave first, so that the retention of a cohort rises with tenure.
 *
 * @see Fader & Hardie (2007), "How to Project Customer Retention"
 * @example shiftedBetaGeometric.retention({ alpha: 0.704, beta: 1.182 }, 1); // => 0.6267 (of new members who renew)
 */
export const shiftedBetaGeometric = {
  name: "sbg",
  fit: fitSbg,
  /** Probability that a member who has made `renewals` makes at least t more. */
  survivor(params: SbgParams, t: number, renewals = 0): number {
    const state = checked("survivor", params, renewals);
    requireCount("survivor", "t", t);
    return Math.exp(logSurvivor(state, t));
  },
  /** Probability that a new member leaves at renewal t, t >= 1. */
  probabilityOfLeavingAt(params: SbgParams, t: number): number {
    checked("probabilityOfLeavingAt", params);
    requireCount("probabilityOfLeavingAt", "t - 1", t - 1);
    const { alpha, beta } = params;
    return (Math.exp(logSurvivor(params, t - 1)) * alpha) / (alpha + beta + t - 1);
  },
  /** Share of those still members who renew for the t-th time, t >= 1. */
  retention(params: SbgParams, t: number): number {
    checked("retention", params);
    requireCount("retention", "t - 1", t - 1);
    const { alpha, beta } = params;
    return (beta + t - 1) / (alpha + beta + t - 1);
  },
  /** Log-likelihood of one member. */
  logLikelihood(params: SbgParams, { renewals, active }: { renewals: number; active: boolean }): number {
    const { alpha, beta } = checked("logLikelihood", params, renewals);
    const stayed = logSurvivor(params, renewals);
    return active ? stayed : stayed + Math.log(alpha / (alpha + beta));
  },
  /**
   * Expected lifetime of a new member in periods, the first one included and undiscounted, a later one divided by
   * (1 + d) for each period between; Infinity for d = 0 and alpha <= 1.
   */
  expectedLifetime(params: SbgParams, d = 0): number {
    checked("expectedLifetime", params);
    requireTime("expectedLifetime", "d", d);
    return 1 + discountedRenewals(params, d) / (1 + d);
  },
  /**
   * Expected residual lifetime in periods of a member who has made `renewals` and is about to decide on the next, that
   * period undiscounted; Infinity for d = 0 and alpha <= 1.
   */
  expectedResidualLifetime(params: SbgParams, renewals: number, d = 0): number {
    const state = checked("expectedResidualLifetime", params, renewals);
    requireTime("expectedResidualLifetime", "d", d);
    return discountedRenewals(state, d);
  },
  /** The same discounted, as the paper has it (DERL): d > 0 a period. */
  discountedExpectedResidualLifetime(params: SbgParams, renewals: number, d: number): number {
    const state = checked("discountedExpectedResidualLifetime", params, renewals);
    requirePositive("discountedExpectedResidualLifetime", "d", d);
    return discountedRenewals(state, d);
  },
};
