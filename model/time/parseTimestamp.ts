import { asciiDigits } from "./asciiDigits.ts";
import { daysFromCivil, firstYear, isDate, lastYear } from "./civil.ts";
import { wallClock } from "./localDay.ts";

/** When an order was placed, on the shop's calendar. */
export interface LocalTime {
  /** Whole days since 1970-01-01. */
  day: number;
  /** What the shop's clocks showed, as milliseconds in UTC arithmetic; the start of the day for a plain date. */
  at: number;
}

const form =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?(?:([Zz])|([+-])(\d{2}):?(\d{2})?)?)?$/;

const accepted =
  "2024-01-31, 2024-01-31T23:30 (local to the shop), 2024-01-31T23:30:00Z or 2024-01-31T23:30:00+03:00";

/**
 * Reads an ISO 8601 date or timestamp. A date stays that date; a timestamp without offset is local to the shop;
 * one with an offset or Z is turned into the shop's local date.
 *
 * @throws {RangeError} naming the text and what is accepted
 * @example parseTimestamp("2024-01-31T20:30:00Z", "Asia/Riyadh").day; // => 19753, 2024-01-31
 */
export function parseTimestamp(text: string, timeZone: string): LocalTime {
  const parts = form.exec(asciiDigits(text).trim());
  if (parts === null) throw refused(text);
  const [year, month, date, hour, minute, second] = parts.slice(1, 7).map((part) => Number(part ?? 0));
  if (!isDate(year, month, date)) throw refused(text, "the calendar has no such date");
  if (!(year >= firstYear && year <= lastYear)) throw refused(text, `years ${firstYear} to ${lastYear} only`);
  if (!(hour < 24 && minute < 60 && second < 60)) throw refused(text, "the clock has no such time");
  const milliseconds = Math.floor(Number(`0.${parts[7] ?? 0}`) * 1000 + 1e-6);
  const day = daysFromCivil(year, month, date);
  const at = day * 86_400_000 + ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds;
  if (parts[8] === undefined && parts[9] === undefined) return { day, at };
  const [ahead, rest] = [Number(parts[10] ?? 0), Number(parts[11] ?? 0)];
  if (!(ahead <= 18 && rest < 60)) throw refused(text, "an offset is at most 18 hours");
  const offset = (ahead * 60 + rest) * 60_000;
  const local = wallClock(parts[9] === "-" ? at + offset : at - offset, timeZone);
  return { day: Math.floor(local / 86_400_000), at: local };
}

function refused(text: string, why?: string): RangeError {
  return new RangeError(
    `parseTimestamp requires a date such as ${accepted}: ${text}${why === undefined ? "" : ` (${why})`}`,
  );
}
