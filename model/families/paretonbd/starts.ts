import type { GroupedSummaries } from "../groupSummaries.ts";
import { meanRate } from "../shared/meanRate.ts";

/**
 * Where the search starts, on the log scale: shapes of a shop with lifetimes short and long, each with α such that
 * customers would buy at the observed mean rate if half of them had left.
 */
export function starts(groups: GroupedSummaries): number[][] {
  const rate = 2 * meanRate(groups);
  const shapes = [
    [0.6, 0.6, 0.5],
    [1, 0.3, 3],
    [0.3, 2, 0.5],
  ];
  return shapes.map(([r, s, beta]) => [r, r / rate, s, beta].map(Math.log));
}
