import type { GroupedSummaries } from "../groupSummaries.ts";

/**
 * The shop's typical interval: the median over repeat buyers of recency/frequency; without any, the median age of its
 * customers; without that either, `fallback`.
 */
export function typicalInterval(groups: GroupedSummaries, fallback: number): number {
  const { frequencies, recencies, Ts, x, tx, T, weight } = groups;
  const intervals = weightedMedian(
    weight,
    (g) => recencies[tx[g]] / frequencies[x[g]],
    (g) => frequencies[x[g]] > 0 && recencies[tx[g]] > 0,
  );
  return (
    intervals ??
    weightedMedian(
      weight,
      (g) => Ts[T[g]],
      (g) => Ts[T[g]] > 0,
    ) ??
    fallback
  );
}

function weightedMedian(
  weight: Float64Array,
  value: (g: number) => number,
  counts: (g: number) => boolean,
): number | null {
  const chosen = Array.from(weight.keys()).filter((g) => counts(g) && weight[g] > 0);
  chosen.sort((left, right) => value(left) - value(right));
  const half = chosen.reduce((sum, g) => sum + weight[g], 0) / 2;
  let passed = 0;
  for (const g of chosen) {
    passed += weight[g];
    if (passed >= half) return value(g);
  }
  return null;
}
