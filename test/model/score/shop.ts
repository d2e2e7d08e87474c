import fc from "fast-check";
import { operationalTime } from "../../../model/calendar/operationalTime.ts";
import type { Season } from "../../../model/calendar/season.ts";
import type { Model } from "../../../model/model.ts";
import { modelClock } from "../../../model/score/modelClock.ts";
import type { ScoreSettings } from "../../../model/score/score.ts";
import type { CustomerSummary } from "../../../model/summary.ts";

/** CDNOW's published fit (Fader, Hardie & Lee 2005; spend: Fader & Hardie 2013), time in days. */
export const cdnow: Model = {
  id: "cdnow",
  family: "bgnbd",
  params: { r: 0.2426, alpha: 4.4136 * 7, a: 0.7929, b: 2.4259 },
  spend: { params: { p: 6.249, q: 3.744, gamma: 15.44 }, populationMean: (6.249 * 15.44) / 2.744 },
  calibration: 1,
  basis: "data",
  asOf: 10_134,
  findings: [],
};

export const mbg: Model = {
  ...cdnow,
  id: "cdnow-mbg",
  family: "mbgnbd",
  params: { r: 0.5248, alpha: 6.1831 * 7, a: 0.8914, b: 1.614 },
};

/** Models on a shop's own clock: a peak before the year's end, quiet Fridays, a feast that moves. */
const season: Season = {
  weekly: Array.from({ length: 52 }, (_, week) =>
    week >= 46 && week < 51 ? 2.2 : week >= 26 && week < 34 ? 0.6 : 1,
  ),
  weekdays: [1, 1, 1.1, 1.2, 0.5, 1.3, 0.9],
  feasts: [
    {
      name: "Eid",
      windows: [
        [9_700, 9_702],
        [10_054, 10_056],
      ],
      factor: 3,
    },
  ],
  effectiveParameters: 20,
};

export const seasonal: Model = { ...mbg, id: "cdnow-mbg-season", season, calibration: 1.1 };

export const seasonalPareto: Model = {
  ...cdnow,
  id: "cdnow-pareto-season",
  family: "paretonbd",
  params: { r: 0.5533, alpha: 10.578 * 7, s: 0.6061, beta: 11.669 * 7 },
  season,
};

export const seasonalRegular: Model = {
  ...cdnow,
  id: "regular-season",
  family: "mbgcnbdk",
  params: { k: 2, r: 0.9, alpha: 25, a: 0.6, b: 2.4 },
  season,
};

export const plain: ScoreSettings = {
  horizonDays: 365,
  discountRate: 0.1,
  marginShare: 1,
  costPerOrder: 0,
  atRiskBelow: 0.5,
  lostBelow: 0.05,
  overdueBelow: 0.05,
};

/** A customer as of day 10,000. */
export function customer(over: Partial<CustomerSummary> = {}): CustomerSummary {
  const { frequency = 2, recency = 213, T = 272 } = over;
  const monetaryValue = frequency === 0 ? 0 : 30;
  return {
    frequency,
    recency,
    T,
    monetaryValue,
    spend: 25 + frequency * monetaryValue,
    cost: 0,
    firstDay: 10_000 - T,
    lastDay: 10_000 - T + recency,
    ...over,
  };
}

/** Any customer a shop can have, as of day 10,000. */
export const anyCustomer: fc.Arbitrary<CustomerSummary> = fc
  .record({
    T: fc.integer({ min: 0, max: 1500 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    repeats: fc.double({ min: 0, max: 1, noNaN: true }),
    mean: fc.double({ min: 0, max: 500, noNaN: true }),
    cost: fc.constantFrom(0, 0, 12.5),
  })
  .map(({ T, share, repeats, mean, cost }) => {
    const recency = Math.round(T * share);
    const frequency = recency === 0 ? 0 : Math.max(1, Math.round(Math.min(recency, 60) * repeats ** 2));
    const monetaryValue = frequency === 0 ? 0 : mean;
    return customer({ frequency, recency, T, monetaryValue, spend: 25 + frequency * monetaryValue, cost });
  });

export const anyModel = fc.constantFrom(cdnow, mbg, seasonal, seasonalPareto);

/** A customer as of day 10,000 and the days after it, as a model's clock counts them. */
export function onClock(model: Model, summary: CustomerSummary) {
  const { calibration, season } = model;
  const clock = season && operationalTime(season);
  return {
    clocked: modelClock(model).summary(summary, 10_000),
    timeIn: (days: number) => calibration * (clock ? clock.between(10_000, 10_000 + days) : days),
  };
}

/** The same customers as columns. */
export function columnsOf(customers: CustomerSummary[]) {
  const column = (pick: (one: CustomerSummary) => number) => Float64Array.from(customers, pick);
  return {
    frequency: column((one) => one.frequency),
    recency: column((one) => one.recency),
    T: column((one) => one.T),
    firstDay: column((one) => one.firstDay),
    lastDay: column((one) => one.lastDay),
    monetaryValue: column((one) => one.monetaryValue!),
    spend: column((one) => one.spend!),
    cost: column((one) => one.cost),
  };
}
