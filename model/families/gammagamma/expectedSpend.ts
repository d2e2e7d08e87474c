import type { GammaGammaParams } from "../../model.ts";
import { requireCount, requirePositive } from "../requireNumber.ts";
import { requireSpendParams, type Spend } from "./spend.ts";

/**
 * Expected spend of one coming purchase, given the mean m of x past ones: the customer's own mean and that of the
 * population, weighted p x to c.
 *
 *   (p γ + p x m) / (c + p x),  c = q − 1, so that it is p γ/(q − 1) for x = 0
 *
 * For q <= 1 spends are so spread that the population has no finite mean, and the formula turns negative or infinite.
 * Then c = p γ/M takes its place, M being `populationMean` (SpendFit.populationMean: the mean of what was observed) or,
 * where none is given, the most likely value p γ/(q + 1). The result is finite and positive for any parameters.
 *
 * @param spend with frequency 0 or monetaryValue <= 0 (nothing seen, or nothing left after refunds) the population speaks
 * @throws {RangeError} unless p, q, gamma > 0, frequency is a whole number >= 0 and monetaryValue finite
 * @see Fader & Hardie (2013), "The Gamma-Gamma Model of Monetary Value", eq. 5
 * @example expectedSpend({ p: 6, q: 4, gamma: 16 }, { frequency: 2, monetaryValue: 35 }); // => 34.4
 */
export function expectedSpend(params: GammaGammaParams, spend: Spend, populationMean?: number): number {
  requireSpendParams("expectedSpend", params);
  const { frequency: x, monetaryValue: m } = spend;
  requireCount("expectedSpend", "frequency", x);
  if (!(m < Infinity && m > Number.NEGATIVE_INFINITY)) {
    throw new RangeError(`expectedSpend requires a finite monetaryValue: ${m}`);
  }
  if (populationMean !== undefined) requirePositive("expectedSpend", "populationMean", populationMean);
  const { p, gamma } = params;
  const c = populationWeight(params, populationMean);
  if (x === 0 || !(m > 0)) return (p * gamma) / c;
  return (p * gamma + p * x * m) / (c + p * x);
}

/** c: the purchases, times p, that the population counts for. */
export function populationWeight({ p, q, gamma }: GammaGammaParams, populationMean?: number): number {
  if (populationMean !== undefined) return (p * gamma) / populationMean;
  return q > 1 ? q - 1 : q + 1;
}
