import { weekday, weekOfYear } from "./weekOfYear.ts";

/** Days of one phase of a rhythm, summed up: what was bought on them and what was to be expected without it. */
export interface PeriodCount {
  /** Week of the year, or day of the week. */
  phase: number;
  /** Middle of the time they lie in, in years since the first day. */
  years: number;
  /** The first of them. */
  day: number;
  actual: number;
  expected: number;
}

/** Days over which counts of one day of the week are summed. */
const BLOCK = 28;

/**
 * Days summed up to the weeks of each year.
 *
 * @param actual repeat purchases by day, entry i of day `firstDay + i`
 * @param expected the same as expected at an even pace
 */
export function countsByWeekOfYear(
  firstDay: number,
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
): PeriodCount[] {
  const found: PeriodCount[] = [];
  for (let i = 0; i < actual.length; i++) {
    const phase = weekOfYear(firstDay + i);
    let last = found[found.length - 1];
    if (last === undefined || last.phase !== phase) {
      last = { phase, years: (i + 3.5) / 365.25, day: firstDay + i, actual: 0, expected: 0 };
      found.push(last);
    }
    last.actual += actual[i];
    last.expected += expected[i];
  }
  return found.filter((count) => count.expected > 0);
}

/** Days summed up by day of the week, over blocks of four weeks. */
export function countsByWeekday(
  firstDay: number,
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
): PeriodCount[] {
  const found: PeriodCount[] = [];
  for (let i = 0; i < actual.length; i++) {
    const [block, place] = [Math.floor(i / BLOCK), i % 7];
    const at = 7 * block + place;
    found[at] ??= {
      phase: weekday(firstDay + i),
      years: ((block + 0.5) * BLOCK) / 365.25,
      day: firstDay + i,
      actual: 0,
      expected: 0,
    };
    found[at].actual += actual[i];
    found[at].expected += expected[i];
  }
  return found.filter((count) => count.expected > 0);
}
