import { describe, expect, it } from "vitest";
import { collectStatistics } from "../../../model/evaluate/collectStatistics.ts";
import { expectedByWeek } from "../../../model/calendar/expectedByWeek.ts";
import { fitInOperationalTime } from "../../../model/calendar/fitInOperationalTime.ts";
import { plainSeason } from "../../../model/calendar/season.ts";
import { operationalColumns } from "../../../model/calendar/seasonData.ts";
import { withSeason } from "../../../model/calendar/withSeason.ts";
import { mbgcnbdk } from "../../../model/families/mbgcnbdk.ts";
import { mbgnbd } from "../../../model/families/mbgnbd.ts";
import { isoToDay } from "../../../model/time/isoToDay.ts";
import { christmasSeason, dataOf, lastDay, seasonalShop } from "./support/seasonalShop.ts";

const params = { r: 0.9, alpha: 60, a: 0.8, b: 2.5 };
const days = [18_000, 18_100, 18_350, 18_720];
const customer = { frequency: 3, firstDay: 18_000, lastDay: 18_720 };
const summary = { frequency: 3, recency: 720, T: 1000 };

describe("withSeason", () => {
  it("without a season is the plain family", () => {
    const plain = withSeason(mbgnbd, plainSeason());
    expect(plain.name).toBe("mbgnbd+season");
    expect(plain.logLikelihood(params, days, lastDay)).toBeCloseTo(mbgnbd.logLikelihood(params, summary), 9);
    expect(plain.probabilityAlive(params, customer, lastDay)).toBeCloseTo(
      mbgnbd.probabilityAlive(params, summary),
      12,
    );
    expect(plain.expectedTransactions(params, customer, lastDay, 90)).toBeCloseTo(
      mbgnbd.conditionalExpectedTransactions(params, summary, 90),
      12,
    );
    expect(plain.discountedTransactionsIfAlive(params, customer, lastDay, 365, 0.0003)).toBeCloseTo(
      mbgnbd.discountedTransactionsIfAlive(params, summary, 365, 0.0003),
      9,
    );
  });

  it("expects more before Christmas than in summer", () => {
    const seasonal = withSeason(mbgnbd, christmasSeason);
    const ahead = (date: string) => seasonal.horizon(isoToDay(date), 28);
    expect(ahead("2025-11-24") / ahead("2025-07-01")).toBeGreaterThan(3);
  });

  it("discounts purchases by the calendar day on which they come", () => {
    const seasonal = withSeason(mbgnbd, christmasSeason);
    const delta = 0.002;
    let sum = 0;
    let before = 0;
    for (let u = 0.1; u < 365.05; u += 0.1) {
      const now = mbgnbd.expectedTransactionsIfAlive(
        params,
        seasonal.summary(customer, lastDay),
        seasonal.horizon(lastDay, u),
      );
      sum += (now - before) * Math.exp(-delta * (u - 0.05));
      before = now;
    }
    const found = seasonal.discountedTransactionsIfAlive(params, customer, lastDay, 365, delta);
    expect(Math.abs(found / sum - 1)).toBeLessThan(1e-4);
  });

  it("gives dates back by the calendar", () => {
    const seasonal = withSeason(mbgnbd, christmasSeason);
    const { T } = seasonal.summary(customer, lastDay);
    expect(seasonal.dayAtAge(customer.firstDay, T)).toBeCloseTo(lastDay, 8);
  });

  it("is a density over purchase days: with k > 1 the intervals are those of the clock", () => {
    const seasonal = withSeason(mbgcnbdk, christmasSeason);
    const now = seasonal.summary(days, lastDay);
    const intervals = [0, 1, 2].map((i) => seasonal.time.between(days[i], days[i + 1]));
    expect(now.logIntervals).toBeCloseTo(
      intervals.reduce((sum, interval) => sum + Math.log(interval), 0),
      12,
    );
    expect(now.recency).toBeCloseTo(
      intervals.reduce((sum, interval) => sum + interval, 0),
      9,
    );
  });
});

describe("fitInOperationalTime", () => {
  const histories = seasonalShop(8, 4000, 900, christmasSeason);
  const data = dataOf(histories);

  it("gains what its log-likelihood says, customer by customer", () => {
    const { fit, seasonal, season } = fitInOperationalTime(mbgnbd, data)!;
    const total = histories.reduce((s, of) => s + seasonal.logLikelihood(fit.params, of, lastDay), 0);
    expect(Math.abs(fit.logLikelihood / total - 1)).toBeLessThan(1e-9);
    const columns = {
      ...data.groups,
      recency: data.groups.lastDay.map((d, i) => d - data.groups.firstDay[i]),
    };
    const plain = mbgnbd.fit({ ...columns, T: data.groups.firstDay.map((day) => lastDay - day) });
    expect(fit.logLikelihood - plain.logLikelihood).toBeGreaterThan(season.effectiveParameters);
  });

  it("works from the statistics a night collects", () => {
    const customers = histories.map((of, i) => ({
      customerId: `c${i}`,
      history: { days: of, gross: null, freeDays: [], refunds: [], unmatched: [] },
    }));
    const statistics = collectStatistics(customers, { asOf: lastDay, digits: 2 });
    const fromNight = fitInOperationalTime(mbgnbd, statistics)!;
    const direct = fitInOperationalTime(mbgnbd, data)!;
    fromNight.season.weekly.forEach((factor, week) => {
      expect(factor).toBeCloseTo(direct.season.weekly[week], 6);
    });
    expect(Math.abs(fromNight.fit.logLikelihood / direct.fit.logLikelihood - 1)).toBeLessThan(1e-9);
  });

  it("fits a family with k > 1 from histories, with the season given", () => {
    const found = fitInOperationalTime(mbgcnbdk, { ...data, histories }, { season: christmasSeason })!;
    expect(found.fit.converged).toBe(true);
    const plain = fitInOperationalTime(mbgnbd, data, { season: christmasSeason })!;
    expect(found.fit.logLikelihood).toBeGreaterThan(plain.fit.logLikelihood - 1e-6);
  });

  it("is null for a shop known to have no season", () => {
    expect(fitInOperationalTime(mbgnbd, data, { season: null })).toBeNull();
  });

  it("knows nothing of what comes after the date", () => {
    const asOf = lastDay - 200;
    const noisy = histories.map((of) => [...of.filter((day) => day <= asOf), asOf + 3, asOf + 90]);
    const known = (all: number[][]) =>
      dataOf(
        all.filter(([first]) => first <= asOf),
        asOf,
      );
    expect(fitInOperationalTime(mbgnbd, known(noisy))).toEqual(
      expect.objectContaining({ season: fitInOperationalTime(mbgnbd, known(histories))!.season }),
    );
  });

  it("measures T at least as long as t_x for a customer who bought today", () => {
    const { recency, T } = operationalColumns(data, withSeason(mbgnbd, christmasSeason).time);
    for (let i = 0; i < T.length; i++) expect(T[i]).toBeGreaterThanOrEqual(recency[i]);
  });
});

describe("expectedByWeek", () => {
  const customers = [
    { ...customer, weight: 10 },
    { frequency: 0, firstDay: 18_900, lastDay: 18_900, weight: 5 },
  ];

  it("adds up to the expectation of the whole stretch, the calibration included", () => {
    const model = { family: mbgnbd, params, season: christmasSeason, calibration: 1.2 };
    const forecast = expectedByWeek(model, customers, lastDay, 26);
    const seasonal = withSeason(mbgnbd, christmasSeason);
    const ahead = 1.2 * seasonal.horizon(lastDay, 26 * 7);
    const whole = customers.reduce(
      (sum, one) =>
        sum +
        one.weight * mbgnbd.conditionalExpectedTransactions(params, seasonal.summary(one, lastDay), ahead),
      0,
    );
    expect(forecast.reduce((sum, { expected }) => sum + expected, 0)).toBeCloseTo(whole, 9);
    expect(forecast[0]).toMatchObject({ from: lastDay + 1, to: lastDay + 7 });
    expect(forecast[25].to).toBe(lastDay + 182);
  });

  it("follows the season", () => {
    const asOf = isoToDay("2025-10-31");
    const since = { frequency: 3, firstDay: asOf - 700, lastDay: asOf - 20 };
    const weekly = (season: typeof christmasSeason | null) =>
      expectedByWeek({ family: mbgnbd, params, season }, [since], asOf, 8).map(({ expected }) => expected);
    const [even, seasonal] = [weekly(null), weekly(christmasSeason)];
    expect(seasonal[5] / seasonal[0]).toBeGreaterThan(1.8);
    expect(even[5]).toBeLessThan(even[0]);
  });
});
