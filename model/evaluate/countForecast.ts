import type { Family } from "../families/family.ts";
import type { Summary } from "../summary.ts";

type Params = { [name: string]: number };

/**
 * P(n purchases in (T, T + t]) for n = 0, 1, ...: with chance 1 − P(alive) none, else as if alive. Customers
 * with the same history have the same forecast, so each one is computed once.
 */
export function createCountForecast(family: Family<Params>, params: Params, t: number) {
  const known = new Map<number, Float64Array>();
  return (summary: Summary): Float64Array => {
    const { frequency, recency, T } = summary;
    const key = (frequency * 65_536 + recency) * 65_536 + T; // whole days and counts: exact below 2^53
    const before = known.get(key);
    if (before !== undefined) return before;
    const alive = family.probabilityAlive(params, summary);
    const distribution = family.countDistributionIfAlive(params, summary, t, 1e-9).map((p) => alive * p);
    distribution[0] = (distribution[0] ?? 0) + 1 - alive;
    known.set(key, distribution);
    return distribution;
  };
}
