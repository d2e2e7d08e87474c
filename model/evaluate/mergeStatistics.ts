import { createDailyCounter } from "./dailyCounter.ts";
import { createGroupTable } from "./groupTable.ts";
import { createLowestSample } from "./lowestSample.ts";
import { observedSpend } from "./observedSpend.ts";
import type { ShardStatistics } from "./statistics.ts";

/**
 * The statistics of a shop from those of its shards: what one collector over all customers would have given.
 * Shards sampled to different shares are brought to the smallest; so is the whole beyond `maxGroups`.
 *
 * @throws {RangeError} unless there is at least one part and all are of one date
 */
export function mergeStatistics(parts: readonly ShardStatistics[], maxGroups = 2_000_000): ShardStatistics {
  const first = parts[0];
  if (first === undefined) throw new RangeError("mergeStatistics requires at least one part: 0");
  const other = parts.find((part) => part.asOf !== first.asOf);
  if (other !== undefined) {
    throw new RangeError(`mergeStatistics requires parts of one date: ${first.asOf}, ${other.asOf}`);
  }

  let share = Math.min(...parts.map((part) => part.share));
  const sampleSize = Math.min(...parts.map((part) => part.sampleSize));
  const groups = createGroupTable();
  const spend = createGroupTable();
  const daily = createDailyCounter();
  const sample = createLowestSample(sampleSize);
  let money = 0;
  let purchases = 0;
  for (const part of parts) {
    const { frequency, firstDay, lastDay, count, logIntervals } = part.groups;
    const g = createGroupTable();
    const s = createGroupTable();
    frequency.forEach((x, i) => {
      g.add(x, firstDay[i]!, lastDay[i]!, count[i]!, logIntervals[i]!);
    });
    part.spend?.frequency.forEach((x, i) => {
      s.add(x, part.spend!.monetaryValue[i]!, 0, part.spend!.count[i]!);
    });
    for (let own = part.share; own > share; own /= 2) {
      g.thin(-Math.log2(own));
      s.thin(-Math.log2(own));
    }
    groups.merge(g);
    spend.merge(s);
    daily.merge(part.daily);
    money += part.spend?.observed.spend ?? 0;
    purchases += part.spend?.observed.purchases ?? 0;
    for (const customer of part.sample) sample.add(customer);
  }
  while (groups.size > maxGroups) {
    groups.thin(-Math.log2(share));
    spend.thin(-Math.log2(share));
    share /= 2;
  }

  const g = groups.columns();
  const s = spend.columns();
  return {
    asOf: first.asOf,
    customers: parts.reduce((sum, part) => sum + part.customers, 0),
    share,
    groups: { frequency: g.a, firstDay: g.b, lastDay: g.c, count: g.count, logIntervals: g.sum },
    daily: daily.finish(),
    spend: parts.some((part) => part.spend !== null)
      ? { frequency: s.a, monetaryValue: s.b, count: s.count, observed: observedSpend(money, purchases) }
      : null,
    sample: sample.finish(),
    sampleSize,
  };
}
