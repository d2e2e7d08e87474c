import { localDay } from "./localDay.ts";
import { parseTimestamp } from "./parseTimestamp.ts";

/**
 * The shop's local day of a written date, a timestamp or an instant, as whole days since 1970-01-01.
 *
 * @throws {RangeError} naming a text that is no date, or a Date that is invalid
 * @example dayOf("2024-01-31", "Asia/Riyadh"); // => 19753
 */
export function dayOf(when: string | Date, timeZone: string): number {
  return typeof when === "string" ? parseTimestamp(when, timeZone).day : localDay(when.getTime(), timeZone);
}
