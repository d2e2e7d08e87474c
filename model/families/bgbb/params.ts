import { requirePositive } from "../requireNumber.ts";

/**
 * Parameters of BG/BB: the chance to buy at an opportunity is Beta(alpha, beta), the chance to leave before one
 * Beta(gamma, delta), over customers. All > 0, without unit.
 */
export type BgbbParams = { alpha: number; beta: number; gamma: number; delta: number };

/** One customer's purchases at n opportunities (years, months, events) after the first purchase. */
export interface BgbbSummary {
  /** x: opportunities used, a whole number in [0, n]. */
  frequency: number;
  /** t_x: the last opportunity used, in [x, n]; 0 when x = 0. */
  recency: number;
  /** n: opportunities so far, a whole number >= 0. */
  n: number;
}

/** Many customers, one array a quantity; all of one length. */
export interface BgbbColumns {
  frequency: ArrayLike<number>;
  recency: ArrayLike<number>;
  n: ArrayLike<number>;
  /** How many customers each row stands for; 1 each when absent. */
  weight?: ArrayLike<number>;
}

/** @throws {RangeError} unless alpha, beta, gamma, delta are all > 0 and finite */
export function requireParams(who: string, params: BgbbParams): void {
  requirePositive(who, "alpha", params.alpha);
  requirePositive(who, "beta", params.beta);
  requirePositive(who, "gamma", params.gamma);
  requirePositive(who, "delta", params.delta);
}

/** @throws {RangeError} unless x, t_x, n are whole and x <= t_x <= n, with t_x = 0 exactly where x = 0 */
export function requireBgbbSummary(
  who: string,
  { frequency: x, recency: tx, n }: BgbbSummary,
  row = "",
): void {
  const whole = Number.isInteger(x) && Number.isInteger(tx) && Number.isInteger(n);
  if (!(whole && 0 <= x && x <= tx && tx <= n && (x > 0 || tx === 0))) {
    throw new RangeError(`${who} requires whole 0 <= frequency <= recency <= n: ${x}, ${tx}, ${n}${row}`);
  }
}
