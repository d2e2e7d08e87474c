import type { PurchaseHistory } from "../history/purchaseHistory.ts";
import { purchaseDays } from "../history/purchaseDays.ts";
import { summarise } from "../history/summarise.ts";
import { createDailyCounter } from "./dailyCounter.ts";
import { createGroupTable } from "./groupTable.ts";
import { hashOf } from "./hashOf.ts";
import { createLowestSample } from "./lowestSample.ts";
import type { ShardStatistics, StatisticsOptions } from "./statistics.ts";

export interface StatisticsCollector {
  add(customerId: string, history: PurchaseHistory): void;
  finish(): ShardStatistics;
}

/**
 * Collects the statistics of a shard, one customer after the other, in memory that grows with the number of
 * groups and not of customers.
 *
 * @throws {RangeError} unless asOf is a whole day
 */
export function createStatisticsCollector(options: StatisticsOptions): StatisticsCollector {
  const { asOf, digits, historyStartsAt, sampleSize = 50_000, maxGroups = 2_000_000 } = options;
  if (!Number.isInteger(asOf))
    throw new RangeError(`createStatisticsCollector requires a whole asOf: ${asOf}`);
  const groups = createGroupTable();
  const spend = createGroupTable();
  const daily = createDailyCounter();
  const sample = createLowestSample(sampleSize);
  let customers = 0;
  let share = 1;
  let amounts = false;

  function add(customerId: string, history: PurchaseHistory): void {
    const summary = summarise(history, asOf, { digits });
    if (summary === null) return;
    const { frequency, firstDay, lastDay, monetaryValue } = summary;
    daily.add(purchaseDays(history, asOf));
    if (historyStartsAt !== undefined && firstDay < historyStartsAt) return;
    const hash = hashOf(customerId);
    customers++;
    sample.add({ hash, history });
    if (hash % (1 / share) !== 0) return;
    groups.add(frequency, firstDay, lastDay, 1);
    if (monetaryValue !== null) {
      amounts = true;
      if (frequency > 0) spend.add(frequency, monetaryValue, 0, 1);
    }
    while (groups.size > maxGroups) {
      groups.thin(-Math.log2(share));
      spend.thin(-Math.log2(share));
      share /= 2;
    }
  }

  function finish(): ShardStatistics {
    const g = groups.columns();
    const s = spend.columns();
    return {
      asOf,
      customers,
      share,
      groups: { frequency: g.a, firstDay: g.b, lastDay: g.c, count: g.count },
      daily: daily.finish(),
      spend: amounts ? { frequency: s.a, monetaryValue: s.b, count: s.count } : null,
      sample: sample.finish(),
      sampleSize,
    };
  }

  return { add, finish };
}
