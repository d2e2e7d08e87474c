import { requirePositive } from "../requireNumber.ts";

/** Spend of one customer: mean net spend over `frequency` purchases, in major units. */
export interface Spend {
  frequency: number;
  monetaryValue: number;
}

/** Spends of many customers, one array a quantity; all of one length. */
export interface SpendColumns {
  frequency: ArrayLike<number>;
  /** NaN or null-like values and those <= 0 are left out of a fit. */
  monetaryValue: ArrayLike<number>;
  /** How many customers each row stands for; 1 each when absent. */
  weight?: ArrayLike<number>;
}

/** @throws {RangeError} unless p, q, gamma are all > 0 and finite */
export function requireSpendParams(who: string, params: { p: number; q: number; gamma: number }): void {
  requirePositive(who, "p", params.p);
  requirePositive(who, "q", params.q);
  requirePositive(who, "gamma", params.gamma);
}
