import { logGamma, stirlingCorrection } from "./logGamma.ts";

/**
 * ln[Γ(x + d) / Γ(x)], x > 0, d >= 0, without taking the difference of two large logarithms:
 * for x >= 10 Stirling's formula is subtracted term by term.
 *
 * @example logRising(3, 2); // => 2.4849066497880004 (ln 3·4)
 */
export function logRising(x: number, d: number): number {
  if (d === 0) return 0;
  if (x < 10) return logGamma(x + d) - logGamma(x);
  return (
    (x - 0.5) * Math.log1p(d / x) +
    d * (Math.log(x + d) - 1) +
    stirlingCorrection(x + d) -
    stirlingCorrection(x)
  );
}
