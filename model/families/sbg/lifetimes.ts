import { hypergeometricWithOne } from "../../math/hypergeometricWithOne.ts";
import { logRising } from "../../math/logRising.ts";
import type { SbgParams } from "./params.ts";

/** What is known of a member after some renewals: (alpha, beta + renewals). */
export function afterRenewals({ alpha, beta }: SbgParams, renewals: number): SbgParams {
  return { alpha, beta: beta + renewals };
}

/** ln S(t) = ln[B(α, β + t)/B(α, β)]: log probability to make t renewals. @see Fader & Hardie (2007) */
export function logSurvivor({ alpha, beta }: SbgParams, t: number): number {
  return logRising(beta, t) - logRising(alpha + beta, t);
}

/**
 * Σ_{k>=1} S(k)/(1 + d)^(k−1): periods still to be paid for by a member about to decide on a renewal, that of the
 * renewal itself undiscounted.
 *
 *   β/(α + β) ₂F₁(1, β + 1; α + β + 1; 1/(1+d)),  for d = 0 β/(α − 1)
 *
 * @returns Infinity for d = 0 and α <= 1
 * @see Fader & Hardie (2010), "Customer-Base Valuation in a Contractual Setting: The Perils of Ignoring Heterogeneity"
 */
export function discountedRenewals({ alpha, beta }: SbgParams, d: number): number {
  if (d === 0) return alpha > 1 ? beta / (alpha - 1) : Infinity;
  return (beta / (alpha + beta)) * hypergeometricWithOne(beta + 1, alpha + beta + 1, 1 / (1 + d));
}
