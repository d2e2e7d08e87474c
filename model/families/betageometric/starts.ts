import type { GroupedSummaries } from "../groupSummaries.ts";

/**
 * Where the search starts, on the log scale: four shapes of a shop, each with α such that customers would buy at the
 * observed mean rate, k events to a purchase, if half of them left.
 */
export function starts({ frequencies, Ts, x, T, weight }: GroupedSummaries, k = 1): number[][] {
  let purchases = 0;
  let exposure = 0;
  for (let g = 0; g < weight.length; g++) {
    purchases += weight[g] * frequencies[x[g]];
    exposure += weight[g] * Ts[T[g]];
  }
  const rate = (2 * k * Math.max(purchases, 0.5)) / exposure;
  const shapes = [
    [0.5, 0.6, 2],
    [1, 0.1, 5],
    [0.25, 1, 1],
    [4, 0.5, 1],
  ];
  return shapes.map(([r, a, b]) => [r, r / rate, a, b].map(Math.log));
}
