import type { GroupedSummaries } from "../groupSummaries.ts";

/**
 * A sample of `most` customers, taken at equal distances as the groups come: enough to come near the optimum. Null
 * where there are no more groups than that.
 *
 * By customers, not by groups: a few groups of one-time buyers hold most of them.
 */
export function partOf(groups: GroupedSummaries, most: number): GroupedSummaries | null {
  const { x, tx, T, weight, customers } = groups;
  if (weight.length <= most) return null;
  const distance = customers / most;
  const kept: number[] = [];
  const hits: number[] = [];
  let passed = 0;
  let next = distance / 2;
  for (let g = 0; g < weight.length; g++) {
    passed += weight[g];
    if (!(next < passed)) continue;
    const times = Math.ceil((passed - next) / distance);
    next += times * distance;
    kept.push(g);
    hits.push(times);
  }
  const pick = (positions: Int32Array) => Int32Array.from(kept, (g) => positions[g]);
  return {
    ...groups,
    customers: hits.reduce((sum, times) => sum + times, 0),
    weight: Float64Array.from(hits),
    x: pick(x),
    tx: pick(tx),
    T: pick(T),
  };
}
