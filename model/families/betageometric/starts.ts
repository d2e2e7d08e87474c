import type { GroupedSummaries } from "../groupSummaries.ts";
import { meanRate } from "../shared/meanRate.ts";

/**
 * Where the search starts, on the log scale: four shapes of a shop, each with α such that customers would buy at the
 * observed mean rate, k events to a purchase, if half of them left.
 */
export function starts(groups: GroupedSummaries, k = 1): number[][] {
  const rate = 2 * k * meanRate(groups);
  const shapes = [
    [0.5, 0.6, 2],
    [1, 0.1, 5],
    [0.25, 1, 1],
    [4, 0.5, 1],
  ];
  return shapes.map(([r, a, b]) => [r, r / rate, a, b].map(Math.log));
}
