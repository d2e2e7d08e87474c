import { logGamma } from "../../math/logGamma.ts";
import { logRising } from "../../math/logRising.ts";
import type { GammaGammaParams } from "../../model.ts";
import { requireCount, requirePositive } from "../requireNumber.ts";
import { requireSpendParams, type Spend } from "./spend.ts";

/**
 * Log density of a customer's mean spend m over x purchases, each Gamma(p, ν) with ν ~ Gamma(q, γ) over customers.
 *
 *   ln[Γ(px+q) / (Γ(px) Γ(q))] − q ln(1 + x m/γ) − px ln(1 + γ/(x m)) − ln m
 *
 * which is the paper's expression with its powers gathered into two ratios, so that spends of any size fit.
 *
 * @throws {RangeError} unless p, q, gamma > 0, frequency is a whole number >= 1 and monetaryValue > 0
 * @see Fader & Hardie (2013), "The Gamma-Gamma Model of Monetary Value", eq. 1a
 */
export function logLikelihood(params: GammaGammaParams, spend: Spend): number {
  requireSpendParams("logLikelihood", params);
  requireCount("logLikelihood", "frequency", spend.frequency);
  requirePositive("logLikelihood", "frequency", spend.frequency);
  requirePositive("logLikelihood", "monetaryValue", spend.monetaryValue);
  const { p, q, gamma } = params;
  const { frequency: x, monetaryValue: m } = spend;
  const total = x * m;
  return (
    logRising(p * x, q) -
    logGamma(q) -
    q * Math.log1p(total / gamma) -
    p * x * Math.log1p(gamma / total) -
    Math.log(m)
  );
}

/** Density of the mean spend: e to the power of logLikelihood, per unit of money. */
export function marginalDensity(params: GammaGammaParams, spend: Spend): number {
  return Math.exp(logLikelihood(params, spend));
}
