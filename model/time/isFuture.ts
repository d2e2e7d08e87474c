import { wallClock } from "./localDay.ts";

const tolerance = 24 * 3_600_000;

/**
 * Whether an order is dated in the future: more than 24 hours ahead of the clock.
 *
 * @param at what the shop's clocks showed (LocalTime.at), milliseconds in UTC arithmetic
 * @param now the present instant, milliseconds since 1970-01-01 UTC
 */
export function isFuture(at: number, now: number, timeZone: string): boolean {
  return at > wallClock(now, timeZone) + tolerance;
}
