import type { GroupedSummaries } from "../groupSummaries.ts";

/** Repeat purchases a customer and unit of time, over all customers; counts half a purchase where there was none. */
export function meanRate({ frequencies, Ts, x, T, weight }: GroupedSummaries): number {
  let purchases = 0;
  let exposure = 0;
  for (let g = 0; g < weight.length; g++) {
    purchases += weight[g] * frequencies[x[g]];
    exposure += weight[g] * Ts[T[g]];
  }
  return Math.max(purchases, 0.5) / exposure;
}
