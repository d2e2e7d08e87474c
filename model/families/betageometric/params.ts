import { requirePositive } from "../requireNumber.ts";

/**
 * Parameters of BG/NBD and MBG/NBD: purchase rates are Gamma(r, alpha), with alpha in the unit of time fitted in;
 * the chance to drop out after a purchase is Beta(a, b). All > 0.
 */
export type BetaGeometricParams = { r: number; alpha: number; a: number; b: number };

/** @throws {RangeError} unless r, alpha, a, b are all > 0 and finite */
export function requireParams(who: string, params: BetaGeometricParams): void {
  requirePositive(who, "r", params.r);
  requirePositive(who, "alpha", params.alpha);
  requirePositive(who, "a", params.a);
  requirePositive(who, "b", params.b);
}
