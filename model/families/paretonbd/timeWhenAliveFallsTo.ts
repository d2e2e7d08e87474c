import { findRoot } from "../../math/findRoot.ts";
import type { Summary } from "../../summary.ts";
import { logOddsDropped } from "./logOddsDropped.ts";
import type { ParetoNbdParams } from "./params.ts";

/**
 * The T at which P(alive | x, t_x, T) has fallen to p: the root of D(T) = ln(1/p − 1), bracketed in
 * q = ln(1 + (T − t_x)/(m + t_x)), m the smaller of α and β, in which D is nearly a straight line far out.
 *
 * @returns above t_x, where P(alive) is still 1; Infinity where the root is beyond the largest number
 */
export function timeWhenAliveFallsTo(params: ParetoNbdParams, summary: Summary, p: number): number {
  const { frequency: x, recency } = summary;
  const tx = x === 0 ? 0 : recency;
  const scale = Math.min(params.alpha, params.beta) + tx;
  const target = Math.log(1 / p - 1);
  const timeAt = (q: number) => tx + scale * Math.expm1(q);
  const above = (q: number) => logOddsDropped(params, { frequency: x, recency: tx, T: timeAt(q) }) - target;
  let low = 1;
  while (low > 1e-14 && above(low) > 0) low /= 16;
  let high = 16 * low;
  while (above(high) < 0) {
    low = high;
    high *= 2;
    if (!(timeAt(high) < Infinity)) return Infinity;
  }
  return timeAt(findRoot(above, low, high));
}
