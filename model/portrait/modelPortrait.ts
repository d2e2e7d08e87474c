import { operationalTime } from "../calendar/operationalTime.ts";
import { plainSeason } from "../calendar/season.ts";
import { expectedOfNewCustomer } from "../covariates/patternModel.ts";
import type { DailyCounts } from "../evaluate/statistics.ts";
import { families } from "../families/families.ts";
import { pastWeeks } from "../forecast/pastWeeks.ts";
import type { Scorer } from "../score/createScorer.ts";
import { type HeatMap, heatMaps, type KnownColumns } from "./heatMaps.ts";
import { type RepeatCount, repeatCounts } from "./repeatCounts.ts";

/** A week's repeat purchases, actual and as the model expects of the customers there were. */
export interface TrackedWeek {
  /** First and last day, whole days since 1970-01-01. */
  from: number;
  to: number;
  repeatOrders: number;
  expectedRepeatOrders: number;
}

/** What a model looks like on the customers of its shop: plain data, no one customer in it. */
export interface ModelPortrait {
  asOf: number;
  horizonDays: number;
  customers: number;
  heatMaps: HeatMap[];
  repeats: RepeatCount[];
  /** Every whole week of the log, earliest first. */
  tracking: TrackedWeek[];
}

/**
 * @param customers everyone as of `asOf`
 * @param daily purchases and new customers by day up to `asOf`
 */
export function modelPortrait(
  scorer: Scorer,
  customers: KnownColumns,
  daily: DailyCounts,
  asOf: number,
): ModelPortrait {
  const { model, settings } = scorer;
  const family = families[model.family];
  const many = customers.frequency.length;
  const time = operationalTime(model.season ?? plainSeason());
  const weeks = pastWeeks(daily, asOf, expectedOfNewCustomer(model, family), time, Infinity);
  return {
    asOf,
    horizonDays: settings.horizonDays,
    customers: many,
    heatMaps: many === 0 ? [] : heatMaps(scorer, customers, asOf),
    repeats: many === 0 ? [] : repeatCounts(model, family, customers, asOf),
    tracking: weeks.map(({ from, to, repeatOrders, expectedRepeatOrders }) => ({
      from,
      to,
      repeatOrders,
      expectedRepeatOrders,
    })),
  };
}
