/**
 * The continuous rate a day that makes a year of 365.25 days discount by `yearly`: ln(1 + yearly)/365.25.
 *
 * @param yearly e.g. 0.1 for ten per cent a year; >= 0
 * @example dailyDiscount(0.1) * 365.25; // => Math.log(1.1)
 */
export function dailyDiscount(yearly: number): number {
  if (!(yearly >= 0 && yearly < Infinity)) {
    throw new RangeError(`dailyDiscount requires a yearly rate >= 0: ${yearly}`);
  }
  return Math.log1p(yearly) / 365.25;
}
