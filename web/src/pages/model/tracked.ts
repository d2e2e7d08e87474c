import type { Portrait } from "./answers.ts";

/** A week of the log, its repeat orders actual and expected. */
export interface Tracked {
  to: string;
  actual: number;
  expected: number;
}

/** The weeks of a log, each by itself or summed up from the first one on. */
export function tracked(weeks: Portrait["tracking"], summed: boolean): Tracked[] {
  let [actual, expected] = [0, 0];
  return weeks.map(({ to, repeatOrders, expectedRepeatOrders }) => {
    actual = repeatOrders + (summed ? actual : 0);
    expected = expectedRepeatOrders + (summed ? expected : 0);
    return { to, actual, expected };
  });
}
