import type { Forecast } from "../../api/answers.ts";

/** A week of the shop, past or to come; orders of everybody. */
export interface WeekRow {
  /** First day. */
  from: string;
  to: string;
  actual: number | null;
  expected: number;
  /** Of the 80% interval; null for weeks past. */
  low: number | null;
  high: number | null;
  /** Expected of the customers known today; null for weeks past. */
  known: number | null;
}

/**
 * The last weeks and those to come, in one line. What was to be expected of a week past is its first orders, as they
 * came, and the repeat purchases that the model expects.
 *
 * @param back weeks past at most
 */
export function weekRows({ past, weeks }: Pick<Forecast, "past" | "weeks">, back = 52): WeekRow[] {
  return [
    ...past.slice(-back).map(({ from, to, orders, firstOrders, expectedRepeatOrders }) => ({
      from,
      to,
      actual: orders,
      expected: firstOrders + expectedRepeatOrders,
      low: null,
      high: null,
      known: null,
    })),
    ...weeks.map(({ from, to, known, all }) => ({
      from,
      to,
      actual: null,
      expected: all.expected,
      low: all.low,
      high: all.high,
      known: known.expected,
    })),
  ];
}
