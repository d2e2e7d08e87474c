import { CalendarDiscount, daysThatMatter } from "../calendar/calendarDiscount.ts";
import type { OperationalTime } from "../calendar/operationalTime.ts";
import type { Family } from "../families/family.ts";
import type { Model } from "../model.ts";
import type { Summary } from "../summary.ts";
import { dailyDiscount } from "./dailyDiscount.ts";

type Params = { [name: string]: number };

/** How far a score looks ahead, in calendar days and as the model's clock counts them. */
export interface Horizon {
  /** Calendar days: the horizon is (asOf, asOf + days]. */
  days: number;
  /** The same in operational time, times the model's calibration. */
  time: number;
  /** Model time in the next so many calendar days. */
  timeIn(days: number): number;
  /** Calendar days until so much model time has passed. */
  daysUntil(time: number): number;
  /** Purchases expected in the horizon if alive, each discounted by the calendar. */
  discountedIfAlive(family: Family<Params>, params: Params, summary: Summary, expected: number): number;
  /** The same of purchases without end, alive or not; null without a discount: such a sum need not be finite. */
  discountedForever(family: Family<Params>, params: Params, summary: Summary): number | null;
}

/**
 * The horizon on the model's clock. Calibration is one factor on future operational time, learnt on earlier
 * origins: expectations, distributions and dates all go through it, so that they stay coherent.
 *
 * @param discountRate yearly, >= 0
 * @param shop the shop's own clock and the date looked ahead from; none where the clock is the calendar's
 * @throws {RangeError} unless 0 < days < Infinity and the model's calibration is > 0
 */
export function horizonOf(
  { calibration }: Pick<Model, "calibration">,
  days: number,
  discountRate: number,
  shop: { clock: OperationalTime; asOf: number } | null = null,
): Horizon {
  if (!(days > 0 && days < Infinity)) throw new RangeError(`horizonOf requires days > 0: ${days}`);
  if (!(calibration > 0 && calibration < Infinity)) {
    throw new RangeError(`horizonOf requires a calibration > 0: ${calibration}`);
  }
  const delta = dailyDiscount(discountRate);
  return shop === null
    ? evenHorizon(calibration, days, delta)
    : seasonalHorizon(calibration, days, delta, shop.clock, shop.asOf);
}

/** Every day alike: a discount a day is one a unit of model time. */
function evenHorizon(calibration: number, days: number, dailyDelta: number): Horizon {
  const time = days * calibration;
  const delta = dailyDelta / calibration;
  return {
    days,
    time,
    timeIn: (ahead) => ahead * calibration,
    daysUntil: (ahead) => ahead / calibration,
    discountedIfAlive: (family, params, summary) =>
      family.discountedTransactionsIfAlive(params, summary, time, delta),
    discountedForever: (family, params, summary) =>
      delta > 0 ? family.discountedExpectedTransactions(params, summary, delta) : null,
  };
}

function seasonalHorizon(
  calibration: number,
  days: number,
  dailyDelta: number,
  clock: OperationalTime,
  asOf: number,
): Horizon {
  const timeIn = (ahead: number) => calibration * clock.between(asOf, asOf + ahead);
  const within = new CalendarDiscount(timeIn, days, dailyDelta);
  let endless: ReturnType<typeof endlessDiscount> | undefined;
  return {
    days,
    time: within.time,
    timeIn,
    daysUntil: (ahead) => clock.dayAfter(asOf, ahead / calibration) - asOf,
    discountedIfAlive: (family, params, summary, expected) =>
      within.sum(
        (t) => family.expectedTransactionsIfAlive(params, summary, t),
        family.medianTimeToNextIfAlive(params, summary),
        expected,
      ),
    discountedForever(family, params, summary) {
      if (!(dailyDelta > 0)) return null;
      endless ??= endlessDiscount(timeIn, daysThatMatter(clock, asOf, dailyDelta), dailyDelta, calibration);
      return endless(family, params, summary);
    },
  };
}

/**
 * A sum without end: by the clock up to its last uneven day, after that by the family's closed form, because there
 * days are alike and only their distance from now is shifted.
 */
function endlessDiscount(
  timeIn: (days: number) => number,
  days: number,
  dailyDelta: number,
  calibration: number,
) {
  const near = new CalendarDiscount(timeIn, days, dailyDelta);
  const delta = dailyDelta / calibration;
  const shift = Math.exp(delta * near.time - dailyDelta * days);
  return (family: Family<Params>, params: Params, summary: Summary): number => {
    const alive = family.probabilityAlive(params, summary);
    const uneven = near.sum(
      (t) => family.expectedTransactionsIfAlive(params, summary, t),
      family.medianTimeToNextIfAlive(params, summary),
    );
    const even =
      family.discountedExpectedTransactions(params, summary, delta) -
      alive * family.discountedTransactionsIfAlive(params, summary, near.time, delta);
    return alive * uneven + shift * Math.max(0, even);
  };
}
