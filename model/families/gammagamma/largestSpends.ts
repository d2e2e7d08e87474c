import type { Spenders } from "./spenders.ts";

/** Marks the rows of largest mean spend, as many as stand for `customers` at most. */
export function largestSpends(
  { frequencies, index, totals, weight }: Spenders,
  customers: number,
): Uint8Array {
  const mean = totals.map((total, i) => total / frequencies[index[i]]);
  const order = Uint32Array.from(mean, (_, i) => i).sort((i, j) => mean[j] - mean[i]);
  const marks = new Uint8Array(totals.length);
  let left = customers;
  for (const i of order) {
    left -= weight[i];
    if (left < 0) break;
    marks[i] = 1;
  }
  return marks;
}
