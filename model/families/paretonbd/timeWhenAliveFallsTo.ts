import type { Summary } from "../../summary.ts";
import { logOddsDropped } from "./logOddsDropped.ts";
import type { ParetoNbdParams } from "./params.ts";

/**
 * The T at which P(alive | x, t_x, T) has fallen to p: the root of D(T) = ln(1/p − 1), by Newton's method inside a
 * bracket, in q = ln(1 + (T − t_x)/(m + t_x)), m the smaller of α and β, in which D is nearly a straight line far out.
 * The slope comes with the value:
 *
 *   dD/dT = (r + x)/(α + T) + s/(β + T) (1 + e^−D)
 *
 * @returns above t_x, where P(alive) is still 1; Infinity where the root is beyond the largest number
 */
export function timeWhenAliveFallsTo(params: ParetoNbdParams, summary: Summary, p: number): number {
  const { r, alpha, s, beta } = params;
  const { frequency: x, recency } = summary;
  const tx = x === 0 ? 0 : recency;
  const scale = Math.min(alpha, beta) + tx;
  const target = Math.log(1 / p - 1);
  let [low, high] = [0, Infinity];
  let q = 1;
  for (let round = 0; round < 200; round++) {
    const T = tx + scale * Math.expm1(q);
    if (!(T < Infinity)) return Infinity;
    const D = logOddsDropped(params, { frequency: x, recency: tx, T });
    const slope = ((r + x) / (alpha + T) + (s / (beta + T)) * (1 + Math.exp(-D))) * (T - tx + scale);
    if (D > target) high = q;
    else low = q;
    let next = q - (D - target) / slope;
    if (!(next > low && next < high)) next = high < Infinity ? middle(low, high) : 2 * q;
    const step = Math.abs(next - q);
    q = next;
    // The next step would be the square of this one.
    if (step <= 1e-8 * q) break;
  }
  return tx + scale * Math.expm1(q);
}

/** Of two numbers that may be orders of magnitude apart. */
function middle(low: number, high: number): number {
  return low > 0 ? Math.sqrt(low * high) : high / 16;
}
