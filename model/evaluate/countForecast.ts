import type { Family } from "../families/family.ts";
import { aliveSummary } from "../score/futureIfAlive.ts";
import type { Summary } from "../summary.ts";

type Params = { [name: string]: number };

/** Probability that may be left out at the far end of a distribution. */
const tail = 1e-6;

/**
 * P(n purchases in (T, T + t]) for n = 0, 1, ...: with chance 1 − P(alive) none, else as if alive. In most families
 * a customer who is alive has no memory beyond (x, T), so distributions are shared among all who agree in both; where
 * the running interval matters (k > 1) they must agree in t_x as well.
 */
export function createCountForecast(family: Family<Params>, params: Params, t: number) {
  const remembers = family.futureDependsOnRecency?.(params) ?? false;
  const known = new Map<number, { counts: Float64Array; orders: number }>();
  const ifAlive = ({ frequency, recency, T }: Summary) => {
    const silent = remembers ? T - recency : 0;
    const key = (frequency * 65_536 + T) * 65_536 + silent; // whole days and counts: exact while x < 2^21
    const before = known.get(key);
    if (before !== undefined) return before;
    const summary = remembers ? { frequency, recency, T } : aliveSummary(frequency, T);
    const counts = family.countDistributionIfAlive(params, summary, t, tail);
    const found = { counts, orders: family.expectedTransactionsIfAlive(params, summary, t) };
    known.set(key, found);
    return found;
  };
  return (summary: Summary): { distribution: Float64Array; expected: number } => {
    const { counts, orders } = ifAlive(summary);
    const alive = family.probabilityAlive(params, summary);
    const distribution = counts.map((p) => alive * p);
    distribution[0] += 1 - alive;
    return { distribution, expected: alive * orders };
  };
}
