import { asciiDigits } from "./asciiDigits.ts";
import { daysFromCivil, isDate } from "./civil.ts";

/**
 * Whole days since 1970-01-01 of a date written YYYY-MM-DD, in digits of any Arabic or Latin script.
 *
 * @throws {RangeError} unless the text is a date the calendar has
 * @example isoToDay("1997-09-30"); // => 10134
 */
export function isoToDay(iso: string): number {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(asciiDigits(iso));
  if (parts === null) throw new RangeError(`isoToDay requires a date written YYYY-MM-DD: ${iso}`);
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (!isDate(year, month, day)) throw new RangeError(`isoToDay requires a date the calendar has: ${iso}`);
  return daysFromCivil(year, month, day);
}
