import { requirePositive } from "../requireNumber.ts";

/**
 * Parameters of BG/CNBD-k and MBG/CNBD-k: a purchase is every k-th event of a Poisson stream whose rate is
 * Gamma(r, alpha), alpha in the unit of time fitted in; the chance to drop out after a purchase is Beta(a, b).
 * With k = 1 they are those of BG/NBD and MBG/NBD; the larger k, the more regular the purchases.
 */
export type ErlangParams = { k: number; r: number; alpha: number; a: number; b: number };

/** @throws {RangeError} unless k is a whole number in [1, 100] and r, alpha, a, b are > 0 and finite */
export function requireErlangParams(who: string, params: ErlangParams): void {
  const { k } = params;
  if (!(Number.isInteger(k) && k >= 1 && k <= 100)) {
    throw new RangeError(`${who} requires a whole k from 1 to 100: ${k}`);
  }
  requirePositive(who, "r", params.r);
  requirePositive(who, "alpha", params.alpha);
  requirePositive(who, "a", params.a);
  requirePositive(who, "b", params.b);
}
