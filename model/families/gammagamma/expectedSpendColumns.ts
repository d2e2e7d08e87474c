import type { GammaGammaParams } from "../../model.ts";
import { populationWeight } from "./expectedSpend.ts";
import { requireSpendParams, type SpendColumns } from "./spend.ts";

/**
 * expectedSpend of many customers. Without repeat spend (frequency 0, no amount, or <= 0) the population speaks.
 *
 * @throws {RangeError} unless p, q, gamma > 0
 */
export function expectedSpendColumns(
  params: GammaGammaParams,
  { frequency, monetaryValue }: SpendColumns,
  populationMean?: number,
): Float64Array {
  requireSpendParams("expectedSpendColumns", params);
  const { p, gamma } = params;
  const c = populationWeight(params, populationMean);
  const population = (p * gamma) / c;
  const result = new Float64Array(frequency.length);
  for (let i = 0; i < result.length; i++) {
    const x = frequency[i];
    const m = monetaryValue[i];
    result[i] = x > 0 && m > 0 ? (p * gamma + p * x * m) / (c + p * x) : population;
  }
  return result;
}
