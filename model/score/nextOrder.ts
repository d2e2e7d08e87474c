import type { Family, Words } from "../families/family.ts";
import type { Summary } from "../summary.ts";
import { percent } from "../words/percent.ts";
import { dayWithin100Years, farthestDays } from "./farDay.ts";
import type { FutureIfAlive } from "./futureIfAlive.ts";
import type { Horizon } from "./horizon.ts";
import type { NextOrder } from "./score.ts";

type Params = { [name: string]: number };

/**
 * When the next order comes. Its plain expectation is infinite whenever P(alive) < 1, so: the median day if
 * the customer is alive and stays, the day by which an order is as likely as not, and the chance in the horizon.
 *
 * @param asOf whole days since 1970-01-01
 */
export function nextOrder(
  family: Family<Params>,
  params: Params,
  summary: Summary,
  future: FutureIfAlive,
  probabilityAlive: number,
  asOf: number,
  horizon: Pick<Horizon, "timeIn" | "daysUntil">,
): NextOrder {
  const days = daysToEvenChance(family, params, summary, probabilityAlive, horizon);
  return {
    medianIfAlive: dayWithin100Years(asOf, future.medianDays),
    by50: days === null ? null : asOf + days,
    by50Reason: days === null ? whyNever(probabilityAlive) : null,
    probabilityWithinHorizon: probabilityAlive * (1 - future.counts[0]),
  };
}

/**
 * The first whole day by whose end P(an order) reaches one half; null where it never does within 100 years.
 * A closed form of the family gives the day; without one whole days are bisected.
 */
export function daysToEvenChance(
  family: Family<Params>,
  params: Params,
  summary: Summary,
  probabilityAlive: number,
  { timeIn, daysUntil }: Pick<Horizon, "timeIn" | "daysUntil">,
): number | null {
  if (!(probabilityAlive > 0.5)) return null;
  const farthest = Math.floor(farthestDays);
  let [low, high] = [0, farthest];
  if (family.timeToNextIfAlive) {
    const exact = daysUntil(family.timeToNextIfAlive(params, summary, 0.5 / probabilityAlive));
    if (exact >= farthest + 1) return null;
    // The day itself, but for rounding at its ends.
    low = Math.max(0, Math.min(Math.ceil(exact) - 2, farthest - 1));
    high = Math.min(low + 3, farthest);
  }
  if (!isLikely(family, params, summary, timeIn(high))) return null;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (isLikely(family, params, summary, timeIn(middle))) high = middle;
    else low = middle;
  }
  return high;
}

/** Whether an order within the time is at least as likely as not. */
function isLikely(family: Family<Params>, params: Params, summary: Summary, time: number): boolean {
  return family.conditionalProbabilityOfTransactions(params, summary, time, 0) <= 0.5;
}

function whyNever(probabilityAlive: number): Words {
  if (probabilityAlive > 0.5) {
    return {
      en: "An order becomes as likely as not only after more than 100 years.",
      ar: "لا يبلغ احتمال الطلب النصف خلال 100 عام.",
    };
  }
  const alive = percent(probabilityAlive);
  return {
    en: `The chance that this is still a customer is ${alive.en}, so another order never becomes more likely than not.`,
    ar: `احتمال أن يكون لا يزال عميلًا هو ${alive.ar}، فلا يصبح طلب آخر أرجح من عدمه مهما طال الانتظار.`,
  };
}
