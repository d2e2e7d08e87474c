import { operationalTime } from "../../../../model/calendar/operationalTime.ts";
import { plainSeason, type Season } from "../../../../model/calendar/season.ts";
import type { SeasonData } from "../../../../model/calendar/seasonData.ts";
import { createRandom } from "../../../../model/simulate/random.ts";
import { simulateCustomer } from "../../../../model/simulate/simulateCustomer.ts";

export const lastDay = 19_000;

/** Purchase days of MBG/NBD customers who came evenly over `span` days, bought on the clock of a season. */
export function seasonalShop(
  seed: number,
  customers: number,
  span: number,
  season: Season = plainSeason(),
): number[][] {
  const params = { r: 0.9, alpha: 60, a: 0.8, b: 2.5 };
  const random = createRandom(seed);
  const time = operationalTime(season);
  return Array.from({ length: customers }, () => {
    const first = lastDay - span + 1 + random.below(span);
    const times = simulateCustomer(params, time.between(first, lastDay), random, true);
    const days = times.map((t) => Math.ceil(time.dayAfter(first, t) - 1e-9));
    return [...new Set([first, ...days])].filter((day) => day <= lastDay);
  });
}

/** What is known of customers by a day. */
export function dataOf(histories: readonly (readonly number[])[], asOf = lastDay): SeasonData {
  const known = histories.map((days) => days.filter((day) => day <= asOf)).filter((days) => days.length > 0);
  const firstDay = Math.min(...known.map(([first]) => first));
  const purchases = new Uint32Array(asOf - firstDay + 1);
  const newCustomers = new Uint32Array(asOf - firstDay + 1);
  for (const days of known) {
    for (const day of days) purchases[day - firstDay]++;
    newCustomers[days[0] - firstDay]++;
  }
  return {
    asOf,
    groups: {
      frequency: Float64Array.from(known, (days) => days.length - 1),
      firstDay: Float64Array.from(known, (days) => days[0]),
      lastDay: Float64Array.from(known, (days) => days[days.length - 1]),
      count: new Float64Array(known.length).fill(1),
    },
    daily: { firstDay, purchases, newCustomers },
  };
}

/** Quiet summers, a peak before the year's end. */
export const christmasSeason: Season = {
  ...plainSeason(),
  weekly: Array.from({ length: 52 }, (_, week) =>
    week >= 46 && week < 51 ? 2.2 : week >= 26 && week < 34 ? 0.6 : 1,
  ),
};
