import { daysFromCivil } from "../time/civil.ts";
import { weeks } from "./season.ts";

/**
 * Which of the 52 equal parts of its year a day is in, from 0: seven days each, now and then eight.
 *
 * @param day whole days since 1970-01-01
 * @example weekOfYear(0); // => 0
 */
export function weekOfYear(day: number): number {
  const year = yearOf(day);
  const start = daysFromCivil(year, 1, 1);
  return Math.floor(((day - start) * weeks) / (daysFromCivil(year + 1, 1, 1) - start));
}

/** The calendar year of a day. */
export function yearOf(day: number): number {
  let year = 1970 + Math.floor(day / 365.2425);
  while (daysFromCivil(year, 1, 1) > day) year--;
  while (daysFromCivil(year + 1, 1, 1) <= day) year++;
  return year;
}

/**
 * Day of the week of a day, from 0 for Monday.
 *
 * @example weekday(0); // => 3, 1970-01-01 was a Thursday
 */
export function weekday(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}
