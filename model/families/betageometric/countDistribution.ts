import { incompleteBeta } from "../../math/incompleteBeta.ts";
import { logNegativeBinomial } from "./countProbability.ts";
import type { BetaGeometricParams } from "./params.ts";

const LONGEST = 5_000_000;

/**
 * P(n purchases within t) for n = 0, 1, … of a customer who is alive now, until all that is left is below `tail`.
 *
 * As countProbability, by recurrences: the negative binomial outward from where it is not too small to represent,
 * its tails summed from the small end.
 *
 * @param state r, alpha, a, b of the customer, see aliveState
 * @param t >= 0, in the unit of alpha
 * @param tail share of the distribution that may be left out, > 0
 * @throws {RangeError} when the distribution is longer than five million
 */
export function countDistribution(state: BetaGeometricParams, t: number, tail = 1e-9): Float64Array {
  if (t === 0) return Float64Array.of(1);
  const { r, alpha, a, b } = state;
  const z = t / (alpha + t);
  const counts = negativeBinomials(state, t, z, tail);
  const last = counts.length - 1;
  const atLeast = new Float64Array(counts.length);
  atLeast[last] = incompleteBeta(z, Math.max(last, 1), r, alpha / (alpha + t));
  for (let n = last - 1; n >= 0; n--) atLeast[n] = atLeast[n + 1] + counts[n];
  const result = new Float64Array(counts.length);
  let survived = 1;
  let survivedBefore = 1;
  for (let n = 0; n <= last; n++) {
    if (n > 0) survived *= (b + n - 1) / (a + b + n - 1);
    const lastOne = n > 0 ? (survivedBefore * a) / (a + b + n - 1) : 0;
    result[n] = survived * counts[n] + lastOne * atLeast[n];
    survivedBefore = survived;
    const left = survived * (atLeast[n] - counts[n]);
    if (left <= tail) return result.subarray(0, n + 1);
  }
  return result;
}

/** P(N = n) for n = 0, 1, …, until what is left of those who survive so many chances is below `tail`. */
function negativeBinomials(
  state: BetaGeometricParams,
  t: number,
  z: number,
  tail: number,
): Float64Array | number[] {
  const { r, a, b } = state;
  const start = Math.max(0, Math.floor(((r - 1) * z * (state.alpha + t)) / state.alpha));
  if (!(start < LONGEST)) {
    throw new RangeError(`countDistribution requires a count that stays below ${LONGEST}: ${start}`);
  }
  const counts = new Array<number>(start + 1);
  counts[start] = Math.exp(logNegativeBinomial(state, t, start));
  for (let n = start; n > 0; n--) counts[n - 1] = (counts[n] * n) / ((r + n - 1) * z);
  let survived = 1;
  for (let n = 0; n < LONGEST; n++) {
    const ratio = ((r + n) / (n + 1)) * z;
    if (n >= start) counts[n + 1] = counts[n] * ratio;
    survived *= (b + n) / (a + b + n);
    if (n >= start && ratio < 1 && (survived * counts[n + 1]) / (1 - ratio) <= tail) return counts;
    if (survived <= tail && n + 1 <= start) return counts.slice(0, n + 2);
  }
  throw new RangeError(
    `countDistribution requires a count that stays below ${LONGEST}: ${(r * t) / state.alpha}`,
  );
}
