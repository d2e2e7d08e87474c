import { expectedSpend } from "../families/gammagamma/expectedSpend.ts";
import type { Model } from "../model.ts";

/**
 * Expected net spend of one future purchase, major units, by Gamma-Gamma. Where the population has no expectation
 * (q at or below 1: spends too heavy-tailed) or none that can be used, the mean of the observed means stands in for it.
 *
 * @param monetaryValue mean net spend of the x repeat purchases; not read when x = 0
 */
export function expectedOrderValue(
  spend: NonNullable<Model["spend"]>,
  frequency: number,
  monetaryValue: number,
): number {
  const { params, populationMean } = spend;
  return expectedSpend(params, { frequency, monetaryValue }, populationMean);
}

/**
 * The purchases that speak of a customer's spend: x, or none where nothing was left of what they paid (free or
 * fully refunded), which tells of no price they would pay.
 */
export function pricedPurchases(frequency: number, monetaryValue: number): number {
  return monetaryValue > 0 ? frequency : 0;
}
