import { ranks } from "./ranks.ts";

/**
 * Rank correlation, ties sharing their mean rank: does the order of the predictions match what happened?
 * (simple-statistics breaks ties by position, which on counts full of zeros depends on the order of the file.)
 *
 * @returns in [-1, 1]; null where either side is constant
 */
export function spearman(actual: ArrayLike<number>, predicted: ArrayLike<number>): number | null {
  const a = ranks(actual);
  const b = ranks(predicted);
  const mean = (actual.length + 1) / 2;
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let i = 0; i < a.length; i++) {
    ab += (a[i]! - mean) * (b[i]! - mean);
    aa += (a[i]! - mean) ** 2;
    bb += (b[i]! - mean) ** 2;
  }
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : null;
}
