import { findRoot } from "../math/findRoot.ts";
import { incompleteBeta } from "../math/incompleteBeta.ts";

/**
 * P(|t| >= a given value) for Student's t.
 *
 * @param freedom degrees of freedom > 0, not necessarily whole; large ones give the normal distribution
 * @see NIST DLMF 8.17, Abramowitz & Stegun 26.7.1
 * @example studentTails(2.228138851964939, 10); // => 0.05
 */
export function studentTails(t: number, freedom: number): number {
  const square = t * t;
  return incompleteBeta(freedom / (freedom + square), freedom / 2, 0.5, square / (freedom + square));
}

/**
 * The t > 0 that is exceeded to either side with this chance.
 *
 * @param chance in (0, 1)
 * @throws {RangeError} unless 0 < chance < 1 and freedom > 0
 */
export function studentQuantile(chance: number, freedom: number): number {
  if (!(chance > 0 && chance < 1)) throw new RangeError(`studentQuantile requires 0 < chance < 1: ${chance}`);
  if (!(freedom > 0)) throw new RangeError(`studentQuantile requires freedom > 0: ${freedom}`);
  let high = 2;
  while (studentTails(high, freedom) > chance) high *= 2;
  return findRoot((t) => studentTails(t, freedom) - chance, 0, high);
}

/** Freedom at which Student's t is the normal distribution to nine digits. */
export const normalFreedom = 1e9;
