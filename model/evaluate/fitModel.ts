import type { PurchaseHistory } from "../history/purchaseHistory.ts";
import { collectStatistics } from "./collectStatistics.ts";
import { type FitModelOptions, type FittedModel, fitModelFromStatistics } from "./fitModelFromStatistics.ts";
import type { StatisticsOptions } from "./statistics.ts";

/**
 * Fits a shop from its histories, as the night does from the statistics of its shards.
 *
 * @example
 * const { model } = fitModel(customers, { asOf, digits: 2 });
 */
export function fitModel(
  customers: Iterable<{ customerId: string; history: PurchaseHistory }>,
  options: StatisticsOptions & FitModelOptions,
): FittedModel {
  return fitModelFromStatistics(collectStatistics(customers, options), options);
}
