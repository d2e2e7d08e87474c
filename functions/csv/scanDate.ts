import { scanNumber, scanned } from "./scanNumber.ts";
import { scanTime } from "./scanTime.ts";

/** The parts of a written date, in the sequence they stand in; filled by `scanDate`. */
export interface DateParts {
  a: number;
  b: number;
  c: number;
  /** Digits of the first and third part: four mark the year. */
  aDigits: number;
  cDigits: number;
  /** Milliseconds of the day; -1 when only a date is given. */
  time: number;
  /** Minutes ahead of UTC; NaN without offset. */
  offset: number;
}

const [hyphen, dot, slash] = [45, 46, 47];

/**
 * Takes a date apart: three numbers with - / or . between (or eight digits YYYYMMDD), then perhaps a time, AM or
 * PM, and an offset or Z. Which number is the year, the month and the day is not said here.
 *
 * @returns whether the bytes have that form
 */
export function scanDate(bytes: Uint8Array, start: number, end: number, parts: DateParts): boolean {
  parts.time = -1;
  parts.offset = Number.NaN;
  parts.a = scanNumber(bytes, start, end, 8);
  parts.aDigits = scanned.digits;
  let position = start + scanned.digits;
  if (parts.aDigits === 8) {
    parts.c = parts.a % 100;
    parts.b = Math.floor(parts.a / 100) % 100;
    parts.a = Math.floor(parts.a / 10_000);
    parts.aDigits = 4;
    parts.cDigits = 2;
  } else {
    const separator = bytes[position];
    if (parts.a < 0 || parts.aDigits === 3 || parts.aDigits > 4 || position >= end) return false;
    if (separator !== hyphen && separator !== slash && separator !== dot) return false;
    position += 1;
    parts.b = scanNumber(bytes, position, end, 2);
    position += scanned.digits;
    if (parts.b < 0 || position >= end || bytes[position] !== separator) return false;
    position += 1;
    parts.c = scanNumber(bytes, position, end, 4);
    parts.cDigits = scanned.digits;
    position += scanned.digits;
    if (parts.c < 0 || parts.cDigits === 3) return false;
  }
  return position === end || scanTime(bytes, position, end, parts);
}
