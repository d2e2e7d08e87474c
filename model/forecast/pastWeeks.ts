import { expectedByDay } from "../calendar/expectedByDay.ts";
import type { OperationalTime } from "../calendar/operationalTime.ts";
import type { DailyCounts } from "../evaluate/statistics.ts";

/** A week that is over: what came, and what the model that serves would expect of the customers there were. */
export interface PastWeek {
  /** First and last day, whole days since 1970-01-01. */
  from: number;
  to: number;
  /** Purchases: first ones and repeated ones. */
  firstOrders: number;
  repeatOrders: number;
  expectedRepeatOrders: number;
}

/** Weeks to either side that tell the level a week is held against. */
const NEIGHBOURS = 6;

/**
 * The weeks up to a date, earliest first; only whole ones of the log.
 *
 * @param expectation expected repeat purchases of a new customer within t of operational time
 * @param most so many at most
 */
export function pastWeeks(
  daily: DailyCounts,
  asOf: number,
  expectation: (t: number) => number,
  time: OperationalTime,
  most: number,
): PastWeek[] {
  const { firstDay, purchases, newCustomers } = daily;
  const length = purchases.length === 0 ? 0 : Math.max(0, asOf - firstDay + 1);
  const newOnes = Float64Array.from({ length }, (_, i) => newCustomers[i] ?? 0);
  const expected = length > 0 ? expectedByDay(firstDay, newOnes, expectation, time) : newOnes;
  const whole = Math.min(most, Math.floor(length / 7));
  return Array.from({ length: whole }, (_, i) => {
    const to = asOf - 7 * (whole - 1 - i);
    const week: PastWeek = { from: to - 6, to, firstOrders: 0, repeatOrders: 0, expectedRepeatOrders: 0 };
    for (let day = week.from; day <= to; day++) {
      const at = day - firstDay;
      week.firstOrders += newOnes[at];
      week.repeatOrders += (purchases[at] ?? 0) - newOnes[at];
      week.expectedRepeatOrders += expected[at];
    }
    return week;
  });
}

/**
 * Variance of ln(actual/expected) of single weeks beyond chance: sales, holidays, weather. Each week is held against the
 * level of those around it, so that a slow drift is not taken for it.
 */
export function weekVariance(weeks: readonly PastWeek[]): number {
  let [beyond, weight] = [0, 0];
  weeks.forEach(({ repeatOrders, expectedRepeatOrders }, i) => {
    const around = weeks.slice(Math.max(0, i - NEIGHBOURS), i + NEIGHBOURS + 1);
    const actual = around.reduce((sum, week) => sum + week.repeatOrders, 0) - repeatOrders;
    const expected = around.reduce((sum, week) => sum + week.expectedRepeatOrders, 0) - expectedRepeatOrders;
    if (!(actual > 0 && expected > 0)) return;
    const level = actual / expected;
    const mean = expectedRepeatOrders * level;
    // By chance the week itself varies by its mean, the level by 1/actual of its square.
    beyond += (repeatOrders - mean) ** 2 - mean - mean ** 2 / actual;
    weight += mean ** 2;
  });
  return weight > 0 ? Math.max(0, beyond / weight) : 0;
}
