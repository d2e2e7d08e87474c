/** An excess, in minor units, small enough to be the noise of binary numbers. */
const noise = 1e-6;

/** Amounts are below this, so that the sum of hundreds of the largest is still exact. */
export const mostMinor = 1e13;

/**
 * Whole minor units of an amount in major units; exact for every decimal amount a number can hold.
 * An excess as small as binary numbers leave (12.340000000000001) is rounded away.
 *
 * @param major an amount in major units, negative ones included
 * @param digits decimal digits of the currency (`minorDigits`)
 * @throws {RangeError} unless the amount is finite, has no more digits than the currency, and is below `mostMinor`
 * @example toMinor(29.33, 2); // => 2933
 */
export function toMinor(major: number, digits: number): number {
  if (!Number.isFinite(major)) throw new RangeError(`toMinor requires a finite amount: ${major}`);
  const scaled = major * 10 ** digits;
  const minor = roundHalfAway(scaled);
  if (!(Math.abs(minor) < mostMinor)) {
    throw new RangeError(`toMinor requires an amount below 10^13 minor units: ${major}`);
  }
  if (!(Math.abs(scaled - minor) <= Math.max(noise, Math.abs(scaled) * 4 * Number.EPSILON))) {
    throw new RangeError(`toMinor requires at most ${digits} decimal digits: ${major}`);
  }
  return minor;
}

/** The nearest whole number; halves away from zero, so that a refund rounds like the order it undoes. */
export function roundHalfAway(value: number): number {
  const rounded = Math.sign(value) * Math.round(Math.abs(value));
  return rounded === 0 ? 0 : rounded;
}
