import type { Renewal } from "./renewal.ts";
import { type RenewalCounts, renewalCounts } from "./renewalCounts.ts";

/** P(n purchases) and how much is left beyond n, in every phase j: both at n k + j. */
export interface PhaseCounts {
  length: number;
  chances: Float64Array;
  left: Float64Array;
}

/**
 * P(n purchases within t) for n = 0, 1, … of a customer who is alive now, in each phase: either n would happen and none
 * of their chances to drop out is taken, or at least n would and the nth is the last.
 *
 *   S(n) · P(N = n) + [S(n−1) − S(n)] · P(N >= n),  N of somebody who never drops out,  S(n) = B(a, b+n)/B(a, b)
 *
 * @param t > 0, in the unit of the rate
 * @param tail share of each distribution that may be left out, > 0
 */
export function countsByPhase(state: Renewal, t: number, tail: number): PhaseCounts {
  const { a, b, weights } = state;
  const phases = weights.map((_, phase) => renewalCounts(state, phase, t, tail));
  const k = phases.length;
  const length = Math.max(...phases.map(({ counts }) => counts.length));
  const chances = new Float64Array(length * k);
  const left = new Float64Array(length * k);
  phases.forEach((renewal, phase) => {
    const { counts } = renewal;
    const tails = tailSums(renewal);
    let survived = 1;
    for (let n = 0; n < counts.length; n++) {
      const lastOne = n > 0 ? (survived * a) / (a + b + n - 1) : 0;
      if (n > 0) survived *= (b + n - 1) / (a + b + n - 1);
      chances[n * k + phase] = survived * counts[n] + lastOne * tails[n];
      left[n * k + phase] = survived * (tails[n] - counts[n]);
    }
  });
  return { length, chances, left };
}

/**
 * The distribution over all phases, until all that is left is below `tail`.
 *
 * @param weights chance of each phase
 */
export function mixCounts(weights: readonly number[], phases: PhaseCounts, tail: number): Float64Array {
  const { length, chances, left } = phases;
  const k = weights.length;
  let last = 0;
  for (; last < length - 1; last++) {
    let rest = 0;
    for (let j = 0; j < k; j++) rest += weights[j] * left[last * k + j];
    if (rest <= tail) break;
  }
  const result = new Float64Array(last + 1);
  for (let n = 0; n <= last; n++) {
    let chance = 0;
    for (let j = 0; j < k; j++) chance += weights[j] * chances[n * k + j];
    result[n] = chance;
  }
  return result;
}

/** P(N >= n), summed from the small end. */
function tailSums({ counts, beyond }: RenewalCounts): Float64Array {
  const tails = new Float64Array(counts.length);
  let sum = beyond;
  for (let n = counts.length - 1; n >= 0; n--) {
    sum += counts[n];
    tails[n] = sum;
  }
  return tails;
}
