import type { Finding, Words } from "../families/family.ts";
import { dayToIso } from "../time/dayToIso.ts";

/** What a log shows of its shop as of a date; the statistics of a night have this shape. */
export interface ShopActivity {
  /** Whole days since 1970-01-01. */
  asOf: number;
  /** By day: entry i is of day `firstDay` + i. */
  daily: {
    firstDay: number;
    /** Purchase days of any customer, first ones included. */
    purchases: ArrayLike<number>;
    /** Customers seen for the first time. */
    newCustomers: ArrayLike<number>;
  };
  /** Customers alike in repeat purchases, first and last day; `count` of each. */
  groups: Record<"frequency" | "firstDay" | "lastDay" | "count", ArrayLike<number>>;
}

/** A finding, with what it rests on. */
export interface LateStart extends Finding {
  /** The first day of the log. */
  startsAt: number;
  /** Customers first seen at the start beyond what the later rate of new customers explains. */
  excessCustomers: number;
  /** Days from the start until newly seen customers come at their later rate: a warm-up to set. */
  warmUpDays: number;
}

/** The log is cut into periods of so many days, or into 16 where it is long. */
const shortestPeriod = 28;
/** Fewer periods or customers say nothing. */
const fewestPeriods = 5;
const fewestCustomers = 50;

/**
 * Whether a log begins in the middle of a shop's life (left truncation): customers of long standing look new when
 * they are first seen. Three signs, all needed:
 *
 * 1. excess: far more customers are first seen in the first period than later, by more than chance;
 * 2. no rush: the shop sells no more at the start than later. Had the excess really been won then, sales at the
 *    start would have been higher by their first purchases: so it is in a cohort, or after an opening;
 * 3. old hands: those first seen at the start buy again at a higher rate than those first seen later (the frequent
 *    are seen first), where enough are seen later to compare.
 *
 * @returns null where the log shows no such start
 */
export function detectLateStart({ asOf, daily, groups }: ShopActivity): LateStart | null {
  const startsAt = daily.firstDay;
  const span = asOf - startsAt + 1;
  const length = Math.max(shortestPeriod, Math.floor(span / 16));
  const periods = Math.floor(span / length);
  if (!(periods >= fewestPeriods)) return null;
  const seen = byPeriod(daily.newCustomers, length, periods);
  const sold = byPeriod(daily.purchases, length, periods);

  const later = Math.max(median(seen.slice(2)), mean(seen.slice(2, 5)));
  const excess = seen[0] - later;
  if (!(seen[0] >= fewestCustomers && seen[0] > 1.5 * later && excess > 4 * Math.sqrt(seen[0] + later)))
    return null;

  const rush = sold[0] - median(sold.slice(1));
  if (!(rush < excess / 2)) return null;

  const settled = seen.findIndex((count, index) => index > 0 && count <= 1.5 * later);
  const warmUp = (settled < 0 ? 1 : settled) * length;
  const early = repeatRate(groups, asOf, startsAt, startsAt + length);
  const late = repeatRate(groups, asOf, startsAt + warmUp, asOf - length);
  const beyondChance = 1 + Math.max(0.15, 2 * Math.hypot(early.relativeError, late.relativeError));
  const brisker =
    early.sinceFirst > beyondChance * late.sinceFirst || early.whileActive > beyondChance * late.whileActive;
  if (late.customers >= fewestCustomers && !brisker) return null;

  let excessCustomers = 0;
  for (let period = 0; period < Math.max(settled, 1); period += 1) excessCustomers += seen[period] - later;
  excessCustomers = Math.round(excessCustomers);
  return {
    code: "log-begins-mid-life",
    startsAt,
    excessCustomers,
    warmUpDays: warmUp,
    words: wordsOf(startsAt, excessCustomers, warmUp),
  };
}

function wordsOf(startsAt: number, excess: number, warmUp: number): Words {
  const [from, until] = [dayToIso(startsAt), dayToIso(startsAt + warmUp)];
  return {
    en: `The log seems to begin in the middle of the shop's life: about ${excess} customers first seen from ${from} on are probably old customers that look new, so their age is underestimated. Set historyStartsAt to ${from} and warmUpDays to ${warmUp} to see the fit without customers first seen before ${until}.`,
    ar: `يبدو أن السجل يبدأ في منتصف عمر المتجر: نحو ${excess} من العملاء الذين ظهروا لأول مرة ابتداءً من ${from} هم على الأرجح عملاء قدامى يبدون جددًا، ولذلك يُقدَّر عمرهم بأقل من حقيقته. اضبط historyStartsAt على ${from} و warmUpDays على ${warmUp} لترى النموذج من دون العملاء الذين ظهروا قبل ${until}.`,
  };
}

/**
 * Repeat purchases a day of customers first seen in [from, to): over the days since the first purchase, and over
 * those from the first to the last. Without old hands both are lower for those seen early: the one because
 * customers leave, the other because long intervals fit only into long times. `relativeError` is that of the mean
 * number of repeats.
 */
function repeatRate(groups: ShopActivity["groups"], asOf: number, from: number, to: number) {
  const { frequency, firstDay, lastDay, count } = groups;
  let [customers, repeats, squares, since, active] = [0, 0, 0, 0, 0];
  for (let row = 0; row < count.length; row += 1) {
    if (!(firstDay[row] >= from && firstDay[row] < to)) continue;
    customers += count[row];
    repeats += count[row] * frequency[row];
    squares += count[row] * frequency[row] ** 2;
    since += count[row] * (asOf - firstDay[row]);
    active += count[row] * (lastDay[row] - firstDay[row]);
  }
  const average = repeats / Math.max(customers, 1);
  const relativeError = Math.sqrt(Math.max(squares / customers - average ** 2, 0) / customers) / average;
  const [sinceFirst, whileActive] = [repeats / Math.max(since, 1), repeats / Math.max(active, 1)];
  return { customers, sinceFirst, whileActive, relativeError };
}

function byPeriod(daily: ArrayLike<number>, length: number, periods: number): number[] {
  const sums = new Array<number>(periods).fill(0);
  for (let day = 0; day < Math.min(daily.length, length * periods); day += 1)
    sums[Math.floor(day / length)] += daily[day];
  return sums;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
