import type { Renewal } from "./renewal.ts";
import { type RenewalCounts, renewalCounts } from "./renewalCounts.ts";

/** P(n purchases) for n = 0, 1, … in one phase, and how much is left beyond each n. */
export interface PhaseCounts {
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
export function countsByPhase(state: Renewal, t: number, tail: number): PhaseCounts[] {
  const { a, b } = state;
  return state.weights.map((_, phase) => {
    const renewal = renewalCounts(state, phase, t, tail);
    const { counts } = renewal;
    const tails = tailSums(renewal);
    const chances = new Float64Array(counts.length);
    const left = new Float64Array(counts.length);
    let survived = 1;
    for (let n = 0; n < counts.length; n++) {
      const lastOne = n > 0 ? (survived * a) / (a + b + n - 1) : 0;
      if (n > 0) survived *= (b + n - 1) / (a + b + n - 1);
      chances[n] = survived * counts[n] + lastOne * tails[n];
      left[n] = survived * (tails[n] - counts[n]);
    }
    return { chances, left };
  });
}

/**
 * The distribution over all phases, until all that is left is below `tail`.
 *
 * @param weights chance of each phase
 * @param phases with tails no larger than this one
 */
export function mixCounts(
  weights: readonly number[],
  phases: readonly PhaseCounts[],
  tail: number,
): Float64Array {
  let longest = 0;
  for (const { chances } of phases) if (chances.length > longest) longest = chances.length;
  const result = new Float64Array(longest);
  for (let n = 0; n < longest; n++) {
    let left = 0;
    for (let j = 0; j < phases.length; j++) {
      const phase = phases[j];
      if (n >= phase.chances.length) continue;
      result[n] += weights[j] * phase.chances[n];
      left += weights[j] * phase.left[n];
    }
    if (left <= tail) return result.slice(0, n + 1);
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
