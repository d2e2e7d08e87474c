import { expectedByDay } from "../calendar/expectedByDay.ts";
import type { OperationalTime } from "../calendar/operationalTime.ts";
import type { ByWeek } from "./knownByWeek.ts";
import type { PastWeek } from "./pastWeeks.ts";

/** The weeks whose new customers tell how many are to come: a quarter of a year. */
const RECENT = 13;

/**
 * Orders of customers who are still to come: as many new ones as in the last quarter, spread over the weeks as the
 * season has it, and what they buy again. How unsure that is: by how much weeks vary and, the further ahead the more,
 * by how much the shop's new customers moved from quarter to quarter.
 *
 * @param past earliest first
 * @param expectation expected repeat purchases of a new customer within t of operational time
 */
export function newByWeek(
  past: readonly PastWeek[],
  asOf: number,
  expectation: (t: number) => number,
  time: OperationalTime,
  weeks: number,
): ByWeek {
  const recent = past.slice(-RECENT);
  const passed = recent.length === 0 ? 0 : time.between(recent[0].from - 1, asOf);
  const seen = recent.reduce((sum, { firstOrders }) => sum + firstOrders, 0);
  const pace = passed > 0 ? seen / passed : 0;
  const days = 7 * weeks;
  const newOnes = Float64Array.from({ length: days }, (_, i) => pace * time.speed(asOf + 1 + i));
  const again = days > 0 ? expectedByDay(asOf + 1, newOnes, expectation, time) : newOnes;
  const expected = new Float64Array(weeks);
  for (let i = 0; i < days; i++) expected[Math.floor(i / 7)] += newOnes[i] + again[i];

  let chi = 0;
  for (const { from, to, firstOrders } of recent) {
    const mean = pace * time.between(from - 1, to);
    if (mean > 0) chi += (firstOrders - mean) ** 2 / mean;
  }
  const dispersion = recent.length > 1 ? Math.max(1, chi / (recent.length - 1)) : 1;
  const drift = quarterlyDrift(past, time);
  const variance = expected.map((mean, week) => {
    const rate = seen > 0 ? dispersion / seen : 0;
    return dispersion * mean + mean ** 2 * (rate + (drift * (week + RECENT / 2)) / RECENT);
  });
  return { expected, variance };
}

/** Mean squared change of ln(new customers a day) from one quarter to the next, beyond chance. */
function quarterlyDrift(past: readonly PastWeek[], time: OperationalTime): number {
  const quarters: { rate: number; count: number }[] = [];
  for (let end = past.length; end >= RECENT; end -= RECENT) {
    const weeks = past.slice(end - RECENT, end);
    const count = weeks.reduce((sum, { firstOrders }) => sum + firstOrders, 0);
    quarters.push({ count, rate: count / time.between(weeks[0].from - 1, weeks[RECENT - 1].to) });
  }
  let [sum, steps] = [0, 0];
  for (let i = 1; i < quarters.length; i++) {
    const [later, earlier] = [quarters[i - 1], quarters[i]];
    if (!(later.count > 0 && earlier.count > 0)) continue;
    sum += Math.log(later.rate / earlier.rate) ** 2 - 1 / later.count - 1 / earlier.count;
    steps++;
  }
  return steps > 0 ? Math.max(0, sum / steps) : 0;
}
