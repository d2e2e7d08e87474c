import { logGamma } from "./logGamma.ts";
import { logRising } from "./logRising.ts";

/**
 * ln B(a, b) for a, b > 0: ln Γ of the smaller minus how far the larger rises by it.
 *
 * @example logBeta(2, 3); // => -2.4849066497880004 (ln 1/12)
 */
export function logBeta(a: number, b: number): number {
  const small = Math.min(a, b);
  return logGamma(small) - logRising(Math.max(a, b), small);
}
