import type { Family } from "../families/family.ts";
import type { Summary } from "../summary.ts";
import { CalendarDiscount } from "./calendarDiscount.ts";
import { operationalTime, type OperationalTime } from "./operationalTime.ts";
import type { Season } from "./season.ts";
import { type DatedSummary, datedSummary, operationalSummary } from "./seasonData.ts";

/** A family asked by date: every answer is that of the plain family on the shop's own clock. */
export interface SeasonalFamily<P extends { [name: string]: number }> {
  /** The plain name with `+season`. */
  readonly name: string;
  readonly family: Family<P>;
  readonly season: Season;
  readonly time: OperationalTime;
  /** What the plain family is given of a customer, from the dates or from the purchase days themselves. */
  summary(customer: DatedSummary | readonly number[], asOf: number): Summary;
  /** Operational time in (asOf, asOf + days]. */
  horizon(asOf: number, days: number): number;
  /** The calendar day (not whole) on which a customer's operational age reaches T. */
  dayAtAge(firstDay: number, T: number): number;
  /** ln of the density of the purchase days: the plain one on the clock, plus Σ ln s(day) over the repeat days. */
  logLikelihood(params: P, days: readonly number[], asOf: number): number;
  probabilityAlive(params: P, customer: DatedSummary | readonly number[], asOf: number): number;
  /** Expected purchases in (asOf, asOf + days]. */
  expectedTransactions(
    params: P,
    customer: DatedSummary | readonly number[],
    asOf: number,
    days: number,
  ): number;
  /** The same given alive, discounted by e^(−δ u) for u calendar days. */
  discountedTransactionsIfAlive(
    params: P,
    customer: DatedSummary | readonly number[],
    asOf: number,
    days: number,
    delta: number,
  ): number;
}

/**
 * A family in a shop's operational time.
 *
 * @example
 * const seasonal = withSeason(mbgnbd, season);
 * seasonal.expectedTransactions(params, { frequency: 2, firstDay, lastDay }, asOf, 28);
 */
export function withSeason<P extends { [name: string]: number }>(
  family: Family<P>,
  season: Season,
): SeasonalFamily<P> {
  const time = operationalTime(season);
  const summary = (customer: DatedSummary | readonly number[], asOf: number) =>
    operationalSummary("frequency" in customer ? customer : datedSummary(customer, time), asOf, time);
  const horizon = (asOf: number, days: number) => time.between(asOf, asOf + days);
  return {
    name: `${family.name}+season`,
    family,
    season,
    time,
    summary,
    horizon,
    dayAtAge: (firstDay, T) => time.dayAfter(firstDay, T),
    logLikelihood(params, days, asOf) {
      let speeds = 0;
      for (let i = 1; i < days.length; i++) speeds += Math.log(time.speed(days[i]));
      return family.logLikelihood(params, summary(days, asOf)) + speeds;
    },
    probabilityAlive: (params, customer, asOf) => family.probabilityAlive(params, summary(customer, asOf)),
    expectedTransactions: (params, customer, asOf, days) =>
      family.conditionalExpectedTransactions(params, summary(customer, asOf), horizon(asOf, days)),
    discountedTransactionsIfAlive(params, customer, asOf, days, delta) {
      const now = summary(customer, asOf);
      const calendar = new CalendarDiscount((u) => horizon(asOf, u), days, delta);
      const scale = family.medianTimeToNextIfAlive(params, now);
      return calendar.sum((t) => family.expectedTransactionsIfAlive(params, now, t), scale);
    },
  };
}
