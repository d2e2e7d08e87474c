import { zoneOffset } from "./zoneOffset.ts";

/**
 * The date a shop's calendar shows at an instant, as whole days since 1970-01-01.
 *
 * @param instant milliseconds since 1970-01-01 UTC
 * @param timeZone IANA zone of the shop
 * @throws {RangeError} unless the instant is a finite number
 * @example localDay(Date.UTC(2024, 0, 31, 20, 30), "Asia/Riyadh"); // => 19753, 2024-01-31
 */
export function localDay(instant: number, timeZone: string): number {
  return Math.floor(wallClock(instant, timeZone) / 86_400_000);
}

/**
 * What the shop's clocks show at an instant, as milliseconds in UTC arithmetic: orders of one day compare by it
 * whichever way their time was written.
 */
export function wallClock(instant: number, timeZone: string): number {
  if (!Number.isFinite(instant)) throw new RangeError(`wallClock requires a finite instant: ${instant}`);
  return instant + zoneOffset(instant, timeZone);
}
