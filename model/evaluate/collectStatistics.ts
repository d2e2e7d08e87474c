import type { PurchaseHistory } from "../history/purchaseHistory.ts";
import type { ShardStatistics, StatisticsOptions } from "./statistics.ts";
import { createStatisticsCollector } from "./statisticsCollector.ts";

/** The statistics of customers at hand, in one call. */
export function collectStatistics(
  customers: Iterable<{ customerId: string; history: PurchaseHistory }>,
  options: StatisticsOptions,
): ShardStatistics {
  const collector = createStatisticsCollector(options);
  for (const { customerId, history } of customers) collector.add(customerId, history);
  return collector.finish();
}
