import type { OrderColumns } from "../model/history/orderColumns.ts";

/** The last day a log has an order or refund of, whole days since 1970-01-01. */
export function lastDayOf({ day, rows }: OrderColumns): number {
  let last = -Infinity;
  for (let row = 0; row < rows; row++) if (day[row] > last) last = day[row];
  return last;
}
