import { describe, expect, it } from "vitest";
import { operationalTime } from "../../../model/calendar/operationalTime.ts";
import { families } from "../../../model/families/families.ts";
import { weeklyForecast } from "../../../model/forecast/weeklyForecast.ts";
import type { Model } from "../../../model/model.ts";
import { modelClock } from "../../../model/score/modelClock.ts";
import { christmasSeason, dataOf, lastDay, seasonalShop } from "../calendar/support/seasonalShop.ts";

/** The truth by which the shop was simulated. */
const truth: Model = {
  id: "truth",
  family: "mbgnbd",
  params: { r: 0.9, alpha: 60, a: 0.8, b: 2.5 },
  season: christmasSeason,
  spend: null,
  calibration: 1,
  basis: "data",
  asOf: lastDay,
  findings: [],
};
const family = families.mbgnbd;

function forecastOf(model: Model, histories: readonly (readonly number[])[], asOf: number) {
  const { groups, daily } = dataOf(histories, asOf);
  const clock = modelClock(model);
  const time = clock.operational ?? operationalTime({ ...christmasSeason, weekly: [1] });
  const { frequency, firstDay, lastDay: last } = groups;
  const summaries = Array.from(frequency, (x, i) =>
    clock.summary(
      {
        frequency: x,
        recency: last[i] - firstDay[i],
        T: asOf - firstDay[i],
        firstDay: firstDay[i],
        lastDay: last[i],
        monetaryValue: 0,
        spend: 0,
        cost: 0,
      },
      asOf,
    ),
  );
  const probabilityAlive = summaries.map((summary) =>
    family.probabilityAlive(model.params as never, summary),
  );
  const total = (days: number) =>
    summaries.reduce(
      (sum, summary) =>
        sum +
        family.conditionalExpectedTransactions(
          model.params as never,
          summary,
          model.calibration * time.between(asOf, asOf + days),
        ),
      0,
    );
  const customers = {
    frequency,
    firstDay,
    lastDay: last,
    probabilityAlive,
    horizon: { days: 365, expected: total(365) },
  };
  return { forecast: weeklyForecast(model, customers, daily, asOf), total };
}

const between = (days: readonly number[], from: number, to: number) =>
  days.filter((day) => day >= from && day <= to).length;

describe("a forecast by week", () => {
  const shop = seasonalShop(8, 3000, 1100, christmasSeason);
  const asOf = lastDay - 200;
  const known = shop.filter(([first]) => first <= asOf);

  it("adds up to what is expected of the customers known, in the year and in any part of it", () => {
    for (const calibration of [1, 1.15]) {
      const { forecast, total } = forecastOf({ ...truth, calibration }, known, asOf);
      const sum = (weeks: number) =>
        forecast.weeks.slice(0, weeks).reduce((s, week) => s + week.known.expected, 0);
      for (const weeks of [1, 13, 52]) expect(sum(weeks) / total(7 * weeks)).toBeCloseTo(1, 9);
    }
  });

  it("follows the season", () => {
    const { forecast } = forecastOf(truth, known, asOf);
    const speed = operationalTime(christmasSeason);
    const pace = forecast.weeks.slice(0, 40).map(({ from, to, known: band }) => ({
      s: speed.between(from - 1, to) / 7,
      expected: band.expected,
    }));
    const peak = pace.reduce((best, week) => (week.s > best.s ? week : best));
    const quiet = pace.reduce((best, week) => (week.s < best.s ? week : best));
    expect(peak.expected / quiet.expected).toBeGreaterThan(2);
  });

  it("has the past weeks as they were, up to the day of the forecast, none of them cut", () => {
    const { forecast } = forecastOf(truth, known, asOf);
    const { past, weeks } = forecast;
    expect(past[past.length - 1].to).toBe(asOf);
    expect(weeks[0].from).toBe(asOf + 1);
    const start = Math.min(...known.map(([first]) => first));
    expect(past[0].from).toBeGreaterThanOrEqual(start);
    past.forEach(({ from, to, firstOrders, repeatOrders }) => {
      expect(firstOrders).toBe(known.filter(([first]) => first >= from && first <= to).length);
      const orders = known.reduce((sum, days) => sum + between(days, from, to), 0);
      expect(firstOrders + repeatOrders).toBe(orders);
    });
    const [actual, expected] = past.reduce(
      ([a, e], week) => [a + week.repeatOrders, e + week.expectedRepeatOrders],
      [0, 0],
    );
    expect(Math.abs(expected / actual - 1)).toBeLessThan(0.05);
  });

  it("holds four weeks in five: known customers, new ones, and both", () => {
    const held = { known: 0, newCustomers: 0, all: 0 };
    let weeks = 0;
    for (let seed = 1; seed <= 8; seed++) {
      const histories = seasonalShop(100 + seed, 3000, 1100, christmasSeason);
      const early = histories.filter(([first]) => first <= asOf);
      for (const week of forecastOf(truth, early, asOf).forecast.weeks.slice(0, 26)) {
        const { from, to } = week;
        const of = (some: readonly (readonly number[])[]) =>
          some.reduce((sum, days) => sum + between(days, from, to), 0);
        const [mine, everybody] = [of(early), of(histories)];
        const holds = ({ low, high }: typeof week.known, actual: number) =>
          low <= actual && actual <= high ? 1 : 0;
        held.known += holds(week.known, mine);
        held.newCustomers += holds(week.newCustomers, everybody - mine);
        held.all += holds(week.all, everybody);
        weeks++;
      }
    }
    for (const count of Object.values(held)) {
      expect(count / weeks).toBeGreaterThan(0.72);
      expect(count / weeks).toBeLessThan(0.93);
    }
  }, 60_000);

  it("is nothing for a shop without customers", () => {
    const none = { firstDay: 0, purchases: new Uint32Array(0), newCustomers: new Uint32Array(0) };
    const customers = {
      frequency: [],
      firstDay: [],
      lastDay: [],
      probabilityAlive: [],
      horizon: { days: 365, expected: 0 },
    };
    const { past, weeks } = weeklyForecast(truth, customers, none, asOf);
    expect(past).toEqual([]);
    expect(weeks[51].all).toEqual({ expected: 0, low: 0, high: 0 });
  });
});
