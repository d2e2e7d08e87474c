import { daysFromCivil } from "../time/civil.ts";
import type { Feast, Season } from "./season.ts";
import { weekday, yearOf } from "./weekOfYear.ts";

/** The days of the table; before and after, operational days are calendar days. */
const FIRST = daysFromCivil(1970, 1, 1);
const LAST = daysFromCivil(2170, 1, 1);

/** The shop's own clock: it runs by s(day) on each calendar day, and by one a day on average. */
export interface OperationalTime {
  /** The last day of the table: after it operational days are calendar days. */
  readonly lastDay: number;
  /** s(day). */
  speed(day: number): number;
  /** The clock at the end of a whole day; linear within a day. */
  at(day: number): number;
  /** Time that passes in (from, to]: ∫ s over those days. */
  between(from: number, to: number): number;
  /** The calendar moment (days, not whole) at which so much time has passed since the end of `from`. */
  dayAfter(from: number, time: number): number;
}

/**
 * The clock of a season: s(day) summed up by day, so that every question is a look-up. Measured on it, t_x, T and the
 * horizon make every likelihood and expectation of the plain families hold unchanged.
 *
 * @throws {RangeError} unless every factor is > 0 and finite
 * @example operationalTime(season).between(asOf, asOf + 28); // what the next four weeks are worth
 */
export function operationalTime(season: Season): OperationalTime {
  const speeds = speedsOf(season);
  const clock = new Float64Array(speeds.length + 1);
  for (let i = 0; i < speeds.length; i++) clock[i + 1] = clock[i] + speeds[i];
  const end = clock[clock.length - 1];

  const speed = (day: number) => speeds[day - FIRST] ?? 1;
  const at = (day: number) => {
    const place = day - FIRST + 1;
    if (!(place > 0)) return place;
    if (place >= speeds.length) return end + place - speeds.length;
    const whole = Math.floor(place);
    return clock[whole] + (place - whole) * speeds[whole];
  };
  const dayAt = (time: number) => {
    if (!(time > 0)) return FIRST - 1 + time;
    if (time >= end) return LAST - 1 + time - end;
    let [low, high] = [0, speeds.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (clock[middle] <= time) low = middle;
      else high = middle;
    }
    return FIRST - 1 + low + (time - clock[low]) / speeds[low];
  };
  return {
    lastDay: LAST - 1,
    speed,
    at,
    between: (from, to) => at(to) - at(from),
    dayAfter: (from, time) => dayAt(at(from) + time),
  };
}

function speedsOf({ weekly, weekdays, feasts }: Season): Float64Array {
  const factors = [...weekly, ...weekdays, ...feasts.map(({ factor }) => factor)];
  const wrong = factors.find((factor) => !(factor > 0 && factor < Infinity));
  if (wrong !== undefined) throw new RangeError(`operationalTime requires factors > 0: ${wrong}`);
  const speeds = new Float64Array(LAST - FIRST);
  const mean = weekly.reduce((sum, factor) => sum + factor, 0) / weekly.length;
  const weekMean = weekdays.reduce((sum, factor) => sum + factor, 0) / 7;
  let yearEnd = FIRST;
  let yearStart = FIRST;
  for (let i = 0; i < speeds.length; i++) {
    const day = FIRST + i;
    if (day >= yearEnd) {
      yearStart = day;
      yearEnd = daysFromCivil(yearOf(day) + 1, 1, 1);
    }
    const week = Math.floor(((day - yearStart) * weekly.length) / (yearEnd - yearStart));
    speeds[i] = (weekly[week] / mean) * (weekdays[weekday(day)] / weekMean);
  }
  if (feasts.length > 0) addFeasts(speeds, feasts);
  return speeds;
}

/** Multiplies in the feasts, and brings the whole years they reach over to mean 1 again. */
function addFeasts(speeds: Float64Array, feasts: readonly Feast[]): void {
  const days = feasts.flatMap(({ windows }) => windows.flat());
  if (days.length === 0) return;
  for (const { windows, factor } of feasts) {
    for (const [from, to] of windows) {
      for (let day = Math.max(FIRST, from); day <= Math.min(LAST - 1, to); day++)
        speeds[day - FIRST] *= factor;
    }
  }
  const from = Math.max(FIRST, daysFromCivil(yearOf(Math.min(...days)), 1, 1)) - FIRST;
  const to = Math.min(LAST, daysFromCivil(yearOf(Math.max(...days)) + 1, 1, 1)) - FIRST;
  const mean = speeds.subarray(from, to).reduce((sum, s) => sum + s, 0) / (to - from);
  for (let i = from; i < to; i++) speeds[i] /= mean;
}
