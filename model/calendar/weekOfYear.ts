import { daysFromCivil } from "../time/civil.ts";
import { weeks } from "./season.ts";

/** Days of each week in a year of 365.25 days. */
export const weekLengths: readonly number[] = Array.from({ length: weeks }, (_, week) =>
  week < weeks - 1 ? 7 : 365.25 - 7 * (weeks - 1),
);

/**
 * Which of the 52 weeks counted from 1 January a day is in, from 0; the last one has 8 days, or 9 in a leap year.
 *
 * @param day whole days since 1970-01-01
 * @example weekOfYear(0); // => 0
 */
export function weekOfYear(day: number): number {
  return Math.min(weeks - 1, Math.floor((day - daysFromCivil(yearOf(day), 1, 1)) / 7));
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
