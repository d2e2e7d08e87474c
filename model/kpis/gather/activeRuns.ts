import { type MonthWindow, monthsKept } from "../monthWindow.ts";

/**
 * The boundaries at which a customer is active, as runs [first, last] ascending: at a date D they are if an order lies
 * in (D − activeDays, D].
 *
 * @param days purchase days, ascending, none after asOf
 */
export function activeRuns(
  days: readonly number[],
  window: MonthWindow,
  activeDays: number,
): [number, number][] {
  const runs: [number, number][] = [];
  for (const day of days) {
    const over = day + activeDays;
    const first = Math.max(0, window.positionOf(day) + 1);
    const last = over > window.asOf ? monthsKept : Math.min(monthsKept, window.positionOf(over));
    if (last < first) continue;
    const before = runs.at(-1);
    if (before !== undefined && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else runs.push([first, last]);
  }
  return runs;
}
