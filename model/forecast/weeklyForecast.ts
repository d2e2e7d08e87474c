import { operationalTime } from "../calendar/operationalTime.ts";
import { plainSeason } from "../calendar/season.ts";
import { expectedOfNewCustomer } from "../covariates/patternModel.ts";
import { countBounds } from "../evaluate/countBounds.ts";
import type { DailyCounts } from "../evaluate/statistics.ts";
import { families } from "../families/families.ts";
import type { Family } from "../families/family.ts";
import type { Model } from "../model.ts";
import { modelClock } from "../score/modelClock.ts";
import { type ByWeek, type KnownCustomers, knownByWeek } from "./knownByWeek.ts";
import { newByWeek } from "./newByWeek.ts";
import { type PastWeek, pastWeeks, weekVariance } from "./pastWeeks.ts";

/** Orders of a week with their predictive 80% interval. */
export interface WeekBand {
  expected: number;
  low: number;
  high: number;
}

export interface ForecastWeek {
  /** First and last day, whole days since 1970-01-01. */
  from: number;
  to: number;
  /** Of the customers known on the day of the forecast. */
  known: WeekBand;
  /** Of customers who are still to come. */
  newCustomers: WeekBand;
  all: WeekBand;
}

/** A shop's orders by week, past and to come: plain data. */
export interface WeeklyForecast {
  asOf: number;
  past: PastWeek[];
  weeks: ForecastWeek[];
}

/** A year ahead, and two back: a season is seen twice. */
const WEEKS = { ahead: 52, back: 104 };

/**
 * Orders week by week after a date, following the model's season. The band of the known customers holds chance, unsure
 * parameters, shocks common to the shop as learnt from earlier forecasts, and what single weeks varied by.
 *
 * @param customers everyone as of `asOf`
 * @param daily purchases and new customers by day up to `asOf`
 */
export function weeklyForecast(
  model: Model,
  customers: KnownCustomers,
  daily: DailyCounts,
  asOf: number,
): WeeklyForecast {
  const family: Family<{ [name: string]: number }> = families[model.family];
  const { calibration } = model;
  const time = operationalTime(model.season ?? plainSeason());
  const clock = modelClock(model);
  const ofNew = expectedOfNewCustomer(model, family);
  const past = pastWeeks(daily, asOf, ofNew, time, WEEKS.back);
  const empty = { monetaryValue: 0, spend: 0, cost: 0 };
  const known = knownByWeek(
    model,
    family,
    customers,
    ({ frequency, firstDay, lastDay }) => {
      const [recency, T] = [lastDay - firstDay, asOf - firstDay];
      return clock.summary({ frequency, recency, T, firstDay, lastDay, ...empty }, asOf);
    },
    (days) => calibration * time.between(asOf, asOf + days),
    WEEKS.ahead,
  );
  const shocks = Math.expm1((model.uncertainty?.shopVariance ?? 0) + weekVariance(past.slice(-WEEKS.ahead)));
  const coming = newByWeek(past, asOf, (t) => ofNew(calibration * t), time, WEEKS.ahead);
  const widened = { ...known, variance: known.variance.map((v, i) => v + shocks * known.expected[i] ** 2) };
  const weeks = Array.from({ length: WEEKS.ahead }, (_, week): ForecastWeek => {
    const to = asOf + 7 * (week + 1);
    const [one, other] = [at(widened, week), at(coming, week)];
    const all = { expected: one.expected + other.expected, variance: one.variance + other.variance };
    return { from: to - 6, to, known: band(one), newCustomers: band(other), all: band(all) };
  });
  return { asOf, past, weeks };
}

const at = ({ expected, variance }: ByWeek, week: number) => ({
  expected: expected[week],
  variance: variance[week],
});

function band({ expected, variance }: { expected: number; variance: number }): WeekBand {
  const [low, high] = countBounds(expected, variance, 0.8);
  return { expected, low, high };
}
