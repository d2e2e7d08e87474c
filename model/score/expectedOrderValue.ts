import type { Model } from "../model.ts";

/**
 * Expected net spend of one future purchase, major units: p (gamma + x m) / (p x + q - 1).
 * Where the expectation does not exist (p x + q <= 1: the shop's spend is too heavy-tailed for a customer
 * with so little history) the mean of the observed means stands in for it.
 *
 * @param monetaryValue mean net spend of the x repeat purchases; not read when x = 0
 * @see Fader & Hardie (2013), "The Gamma-Gamma Model of Monetary Value", eq. 5
 */
export function expectedOrderValue(
  spend: NonNullable<Model["spend"]>,
  frequency: number,
  monetaryValue: number,
): number {
  const { p, q, gamma } = spend.params;
  const x = frequency;
  const observed = x === 0 ? 0 : x * monetaryValue;
  if (!(p * x + q > 1)) return spend.populationMean;
  return (p * (gamma + observed)) / (p * x + q - 1);
}
