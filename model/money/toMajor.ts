/**
 * Major units of an amount in minor units: the nearest number to the decimal amount.
 *
 * @param minor whole minor units
 * @param digits decimal digits of the currency (`minorDigits`)
 * @example toMajor(2933, 2); // => 29.33
 */
export function toMajor(minor: number, digits: number): number {
  return minor / 10 ** digits;
}
