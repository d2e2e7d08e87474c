import type { ToldEvidence } from "../ambassadors/evidence.ts";
import type { PurchaseHistory } from "../history/purchaseHistory.ts";
import { purchasesAsOf } from "../history/purchasesAsOf.ts";
import { summarise } from "../history/summarise.ts";
import type { CustomerSummary } from "../summary.ts";
import { createDailyCounter } from "./dailyCounter.ts";
import { createGroupTable } from "./groupTable.ts";
import { hashOf } from "./hashOf.ts";
import { createLowestSample } from "./lowestSample.ts";
import { observedSpend } from "./observedSpend.ts";
import type { ShardStatistics, StatisticsOptions } from "./statistics.ts";

export interface StatisticsCollector {
  /**
   * @param summary of the same history as of the same date, where it is at hand already
   * @param told    what signals say of the customer as of that date
   */
  add(
    customerId: string,
    history: PurchaseHistory,
    summary?: CustomerSummary | null,
    told?: ToldEvidence,
  ): void;
  finish(): ShardStatistics;
}

/**
 * Collects the statistics of a shard, one customer after the other, in memory that grows with the number of
 * groups and not of customers.
 *
 * @throws {RangeError} unless asOf is a whole day
 */
export function createStatisticsCollector(options: StatisticsOptions): StatisticsCollector {
  const { asOf, digits, historyStartsAt = -Infinity, sampleSize = 50_000, maxGroups = 2_000_000 } = options;
  if (!Number.isInteger(asOf))
    throw new RangeError(`createStatisticsCollector requires a whole asOf: ${asOf}`);
  const groups = createGroupTable();
  const spend = createGroupTable();
  const daily = createDailyCounter();
  const sample = createLowestSample(sampleSize);
  let customers = 0;
  let share = 1;
  let amounts = false;
  let money = 0;
  let purchases = 0;

  function add(
    customerId: string,
    history: PurchaseHistory,
    summary = summarise(history, asOf, { digits, historyStartsAt }),
    told?: ToldEvidence,
  ): void {
    if (summary === null) return;
    const { frequency, firstDay, lastDay, monetaryValue, logIntervals } = summary;
    money += summary.spend ?? 0;
    purchases += frequency + 1;
    const { days } = purchasesAsOf(history, asOf);
    daily.add(days[0]! < firstDay ? days.filter((day) => day >= firstDay) : days);
    const hash = hashOf(customerId);
    customers++;
    sample.add({ hash, history, ...(told && { told }) });
    if (hash % (1 / share) !== 0) return;
    groups.add(frequency, firstDay, lastDay, 1, logIntervals);
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
      groups: { frequency: g.a, firstDay: g.b, lastDay: g.c, count: g.count, logIntervals: g.sum },
      daily: daily.finish(),
      spend: amounts
        ? { frequency: s.a, monetaryValue: s.b, count: s.count, observed: observedSpend(money, purchases) }
        : null,
      sample: sample.finish(),
      sampleSize,
    };
  }

  return { add, finish };
}
