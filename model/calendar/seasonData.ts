import type { CustomerGroups, DailyCounts } from "../evaluate/statistics.ts";
import { requireLogIntervals } from "../families/erlang/logLikelihood.ts";
import type { Summary, SummaryColumns } from "../summary.ts";
import type { OperationalTime } from "./operationalTime.ts";

/**
 * What a season is learnt from: the merged statistics of a shop's shards will do. Nothing in it is later than `asOf`, and
 * `daily` counts the customers that `groups` (or their share) stand for and nobody else.
 */
export interface SeasonData {
  /** Whole days since 1970-01-01. */
  asOf: number;
  groups: Pick<CustomerGroups, "frequency" | "firstDay" | "lastDay" | "count">;
  daily: DailyCounts;
  /** Share of the customers that `groups` stand for; default 1. */
  share?: number;
  /**
   * Purchase days of each customer up to `asOf`, ascending. Only families with k > 1 need them, for the intervals; if
   * given, they stand in for `groups`.
   */
  histories?: readonly (readonly number[])[];
}

/** A customer by the days that count, whatever the clock. */
export interface DatedSummary {
  frequency: number;
  firstDay: number;
  lastDay: number;
  /** Sum of ln of the intervals, in operational time; only families with k > 1 read it. */
  logIntervals?: number;
}

/** A customer as of a date on the shop's own clock. */
export function operationalSummary(customer: DatedSummary, asOf: number, time: OperationalTime): Summary {
  const { frequency, firstDay, lastDay, logIntervals } = customer;
  const recency = frequency === 0 ? 0 : time.between(firstDay, lastDay);
  // The two differences may round apart where lastDay is asOf.
  const T = Math.max(recency, time.between(firstDay, asOf));
  return logIntervals === undefined ? { frequency, recency, T } : { frequency, recency, T, logIntervals };
}

/** A customer by the purchase days themselves, ascending, the intervals on the shop's own clock. */
export function datedSummary(days: readonly number[], time: OperationalTime): DatedSummary {
  let logIntervals = 0;
  for (let i = 1; i < days.length; i++) logIntervals += Math.log(time.between(days[i - 1], days[i]));
  return { frequency: days.length - 1, firstDay: days[0], lastDay: days[days.length - 1], logIntervals };
}

/** Everyone as of the date of the data, on the shop's own clock. */
export function operationalColumns(data: SeasonData, time: OperationalTime): SummaryColumns {
  const { asOf, groups, histories } = data;
  if (histories !== undefined) {
    const rows = histories.map((days) => operationalSummary(datedSummary(days, time), asOf, time));
    return {
      frequency: Float64Array.from(rows, (row) => row.frequency),
      recency: Float64Array.from(rows, (row) => row.recency),
      T: Float64Array.from(rows, (row) => row.T),
      logIntervals: Float64Array.from(rows, (row) =>
        requireLogIntervals("operationalColumns", row.logIntervals),
      ),
    };
  }
  const now = time.at(asOf);
  const clock = clockOf(groups, time);
  const first = groups.firstDay.map(clock);
  const last = groups.lastDay.map(clock);
  return {
    frequency: groups.frequency,
    recency: last.map((at, i) => (groups.frequency[i] === 0 ? 0 : at - first[i])),
    T: first.map((at, i) => Math.max(last[i] - at, now - at)),
    weight: groups.count,
  };
}

/** Repeat purchases of all customers by day, entry i of day `daily.firstDay + i`. */
export function repeatsByDay({ daily }: SeasonData): Float64Array {
  return Float64Array.from(daily.purchases, (count, i) => count - daily.newCustomers[i]);
}

/** Σ ln s(day) over the repeat purchases of the customers in the groups: what the clock adds to a log-likelihood. */
export function logSpeeds(data: SeasonData, time: OperationalTime): number {
  const { daily, share = 1 } = data;
  const sum = repeatsByDay(data).reduce(
    (total, count, i) => (count > 0 ? total + count * Math.log(time.speed(daily.firstDay + i)) : total),
    0,
  );
  return sum * share;
}

function clockOf(
  { firstDay, lastDay }: SeasonData["groups"],
  time: OperationalTime,
): (day: number) => number {
  let from = Infinity;
  let to = Number.NEGATIVE_INFINITY;
  for (const day of firstDay) from = Math.min(from, day);
  for (const day of lastDay) to = Math.max(to, day);
  if (!(from <= to)) return () => 0;
  const table = Float64Array.from({ length: to - from + 1 }, (_, i) => time.at(from + i));
  return (day) => table[day - from];
}
