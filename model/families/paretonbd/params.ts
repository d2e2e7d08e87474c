import { requirePositive } from "../requireNumber.ts";

/**
 * Parameters of Pareto/NBD: purchase rates are Gamma(r, alpha) and death rates Gamma(s, beta) over customers, with
 * alpha and beta in the unit of time fitted in. All > 0.
 */
export type ParetoNbdParams = { r: number; alpha: number; s: number; beta: number };

/** @throws {RangeError} unless r, alpha, s, beta are all > 0 and finite */
export function requireParams(who: string, params: ParetoNbdParams): void {
  requirePositive(who, "r", params.r);
  requirePositive(who, "alpha", params.alpha);
  requirePositive(who, "s", params.s);
  requirePositive(who, "beta", params.beta);
}
