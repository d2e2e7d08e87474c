import type { Renewal } from "./renewal.ts";
import { type RenewalCounts, renewalCounts } from "./renewalCounts.ts";

/**
 * P(n purchases within t) for n = 0, 1, … of a customer who is alive now, until all that is left is below `tail`:
 * either n would happen and none of their chances to drop out is taken, or at least n would and the nth is the last.
 *
 *   S(n) · P(N = n) + [S(n−1) − S(n)] · P(N >= n),  N of somebody who never drops out,  S(n) = B(a, b+n)/B(a, b)
 *
 * @param t >= 0, in the unit of the rate
 * @param tail share of the distribution that may be left out, > 0
 */
export function countDistribution(state: Renewal, t: number, tail = 1e-9): Float64Array {
  if (t === 0) return Float64Array.of(1);
  const { a, b } = state;
  const renewal = renewalCounts(state, t, Math.min(tail, 1e-12));
  const { counts } = renewal;
  const result = new Float64Array(counts.length);
  const tails = tailSums(renewal);
  let survived = 1;
  for (let n = 0; n < counts.length; n++) {
    const lastOne = n > 0 ? (survived * a) / (a + b + n - 1) : 0;
    if (n > 0) survived *= (b + n - 1) / (a + b + n - 1);
    result[n] = survived * counts[n] + lastOne * tails[n];
    if (survived * (tails[n] - counts[n]) <= tail) return result.subarray(0, n + 1);
  }
  return result;
}

/** P(N >= n), summed from the small end. */
export function tailSums({ counts, beyond }: RenewalCounts): Float64Array {
  const tails = new Float64Array(counts.length);
  let sum = beyond;
  for (let n = counts.length - 1; n >= 0; n--) {
    sum += counts[n];
    tails[n] = sum;
  }
  return tails;
}
