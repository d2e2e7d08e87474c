import { expectedTransactionsIfAliveColumns, probabilityAliveColumns } from "../families/columns.ts";
import type { Family } from "../families/family.ts";
import { groupSummaries } from "../families/groupSummaries.ts";
import { operationalTime } from "./operationalTime.ts";
import { plainSeason, type Season } from "./season.ts";
import { type DatedSummary, operationalSummary } from "./seasonData.ts";

/** A model as far as a forecast of counts needs it. */
export interface ForecastModel {
  family: Family<{ [name: string]: number }>;
  params: { [name: string]: number };
  /** null or absent: none. */
  season?: Season | null;
  /** One factor on future operational time; default 1. */
  calibration?: number;
}

export interface WeekForecast {
  /** First and last day, whole days since 1970-01-01. */
  from: number;
  to: number;
  /** Purchases expected of the customers given; those still to come are not in it. */
  expected: number;
}

/**
 * Expected purchases week by week after a date, following the season.
 *
 * @param customers as of `asOf`; with a weight each stands for so many
 * @param asOf the last day known; the first week is (asOf, asOf + 7]
 * @param weeks how many, a whole number >= 0
 */
export function expectedByWeek(
  model: ForecastModel,
  customers: readonly (DatedSummary & { weight?: number })[],
  asOf: number,
  weeks: number,
): WeekForecast[] {
  if (!(Number.isInteger(weeks) && weeks >= 0)) {
    throw new RangeError(`expectedByWeek requires a whole number of weeks >= 0: ${weeks}`);
  }
  const { family, params, season, calibration = 1 } = model;
  const time = operationalTime(season ?? plainSeason());
  const rows = customers.map((customer) => operationalSummary(customer, asOf, time));
  const groups = groupSummaries({
    frequency: Float64Array.from(rows, (row) => row.frequency),
    recency: Float64Array.from(rows, (row) => row.recency),
    T: Float64Array.from(rows, (row) => row.T),
  });
  const alive = probabilityAliveColumns(family, params, groups);
  let before = 0;
  return Array.from({ length: weeks }, (_, week) => {
    const to = asOf + 7 * (week + 1);
    const ahead = calibration * time.between(asOf, to);
    const orders = expectedTransactionsIfAliveColumns(family, params, groups, ahead);
    const total = orders.reduce((sum, value, i) => sum + (customers[i].weight ?? 1) * alive[i] * value, 0);
    const expected = total - before;
    before = total;
    return { from: to - 6, to, expected };
  });
}
