import type { Summary } from "../summary.ts";

/**
 * Refuses a summary no customer can have.
 *
 * @param who name of the function that asks, for the message
 * @throws {RangeError} unless frequency is a whole number >= 0 and 0 <= recency <= T < Infinity
 */
export function requireSummary(who: string, summary: Summary): void {
  const { frequency: x, recency: tx, T } = summary;
  if (!(Number.isInteger(x) && x >= 0)) {
    throw new RangeError(`${who} requires a whole frequency >= 0: ${x}`);
  }
  if (!(0 <= tx && tx <= T && T < Infinity)) {
    throw new RangeError(`${who} requires 0 <= recency <= T < Infinity: ${tx}, ${T}`);
  }
}
