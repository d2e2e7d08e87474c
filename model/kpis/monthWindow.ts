import { daysFromCivil } from "../time/civil.ts";
import { dayToIso } from "../time/dayToIso.ts";

/** So many months can be asked about: five years, the last of them that of asOf. What was before is kept as one sum. */
export const monthsKept = 60;

/**
 * The calendar months that figures are kept by. Position 0 is the first, `monthsKept` − 1 that of asOf. Between them lie
 * boundaries: boundary b is the end of the day before position b begins, the last one is the end of asOf.
 */
export interface MonthWindow {
  /** Whole days since 1970-01-01, inclusive. */
  asOf: number;
  /** Position of a day's month; may lie outside. */
  positionOf(day: number): number;
  firstDay(position: number): number;
  /** Of the month; in the last one asOf. */
  lastDay(position: number): number;
  /** As "2026-03". */
  name(position: number): string;
  /** Whether the last month is over. */
  complete: boolean;
}

/** @throws {RangeError} unless asOf is a whole day */
export function monthWindow(asOf: number): MonthWindow {
  const first = monthOf(asOf) - (monthsKept - 1);
  const firstDay = (position: number) => startOf(first + position);
  const start = firstDay(0);
  // Asked of every purchase of every customer: looked up, not worked out.
  const positions = Uint8Array.from({ length: asOf - start + 1 }, (_, i) => monthOf(start + i) - first);
  return {
    asOf,
    positionOf: (day) => positions[day - start] ?? monthOf(day) - first,
    firstDay,
    lastDay: (position) => Math.min(asOf, firstDay(position + 1) - 1),
    name: (position) => dayToIso(firstDay(position)).slice(0, 7),
    complete: asOf === firstDay(monthsKept) - 1,
  };
}

/** Months since year 0. */
function monthOf(day: number): number {
  const date = new Date(day * 86_400_000);
  if (!Number.isInteger(day)) throw new RangeError(`monthWindow requires a whole day: ${day}`);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function startOf(month: number): number {
  return daysFromCivil(Math.floor(month / 12), (month % 12) + 1, 1);
}
