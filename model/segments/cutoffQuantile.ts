import { quickselect } from "simple-statistics";

/**
 * The smallest value that at least the share `q` of customers do not exceed (inverse of the empirical
 * distribution), so that a cut-off is always some customer's own value. NaN values are left out.
 *
 * @param weight how many customers each value stands for; 1 each when absent
 * @returns 0 when there is no value at all
 * @example cutoffQuantile([10, 20, 30, 40], 0.5); // => 20
 */
export function cutoffQuantile(values: ArrayLike<number>, q: number, weight?: ArrayLike<number>): number {
  if (!(q >= 0 && q <= 1)) throw new RangeError(`cutoffQuantile requires 0 <= q <= 1: ${q}`);
  return weight === undefined ? plain(values, q) : weighted(values, q, weight);
}

function plain(values: ArrayLike<number>, q: number): number {
  const known = new Float64Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i])) known[count++] = values[i];
  if (count === 0) return 0;
  const rank = Math.max(0, Math.ceil(q * count) - 1);
  const selected = known.subarray(0, count);
  // Selects in place, on any array of numbers.
  quickselect(selected as unknown as number[], rank);
  return selected[rank];
}

function weighted(values: ArrayLike<number>, q: number, weight: ArrayLike<number>): number {
  const order = Array.from(values, (_, i) => i)
    .filter((i) => !Number.isNaN(values[i]) && weight[i] > 0)
    .sort((a, b) => values[a] - values[b]);
  let total = 0;
  for (const i of order) total += weight[i];
  let sum = 0;
  for (const i of order) {
    sum += weight[i];
    if (sum >= q * total * (1 - 1e-12)) return values[i];
  }
  return 0;
}
