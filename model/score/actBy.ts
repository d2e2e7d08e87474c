import type { Family, Words } from "../families/family.ts";
import type { CustomerSummary, Summary } from "../summary.ts";
import { percent } from "../words/percent.ts";
import { farthestDays } from "./farDay.ts";
import type { ModelClock } from "./modelClock.ts";
import type { ActBy, ScoreSettings } from "./score.ts";

type Params = { [name: string]: number };
type Lines = Pick<ScoreSettings, "atRiskBelow" | "overdueBelow">;

/**
 * Act-by: the day on which the customer comes to the at-risk line if nothing happens; the first of the two
 * lines, P(alive | x, t_x, T*) = atRiskBelow and P(silence | alive) = overdueBelow.
 *
 * The day is the last one on which the customer still stands above the line: passed means asOf lies beyond it.
 * The model's calibration has no part in it: on that day the customer will be judged by silence as it then is.
 *
 * @param summary on the model's clock, which T* counts on from the first purchase
 */
export function actBy(
  family: Family<Params>,
  params: Params,
  summary: CustomerSummary,
  clock: ModelClock,
  lines: Lines,
  asOf: number,
): ActBy {
  const crossing = lineCrossing(family, params, summary, lines);
  const day = crossingDay(crossing, summary, clock, asOf);
  if (Number.isNaN(day)) {
    return { day: null, passed: false, line: null, reason: never(crossing.aliveNeverFalls, lines) };
  }
  return { day, passed: isPassed(crossing, summary), line: crossing.line, reason: null };
}

/** The T at which a customer first comes to one of the lines; Infinity where they never do. */
export interface LineCrossing {
  time: number;
  line: "probabilityAlive" | "overdue";
  /** P(alive) stays above its line however long the silence. */
  aliveNeverFalls: boolean;
}

export function lineCrossing(
  family: Family<Params>,
  params: Params,
  summary: Summary,
  { atRiskBelow, overdueBelow }: Lines,
): LineCrossing {
  const alive = fallsTo(atRiskBelow, summary, (p) => family.timeWhenAliveFallsTo(params, summary, p));
  const silent = fallsTo(overdueBelow, summary, (p) => family.timeWhenSilenceFallsTo(params, summary, p));
  const aliveNeverFalls = alive === Infinity;
  return alive <= silent
    ? { time: alive, line: "probabilityAlive", aliveNeverFalls }
    : { time: silent, line: "overdue", aliveNeverFalls };
}

/** The calendar day of a crossing; NaN where it never comes, or not within 100 years. */
export function crossingDay(
  { time }: LineCrossing,
  { firstDay }: CustomerSummary,
  clock: ModelClock,
  asOf: number,
): number {
  if (!(time < Infinity)) return Number.NaN;
  const day = clock.lastDayAt(firstDay, time);
  return day - asOf <= farthestDays ? day : Number.NaN;
}

/** Whether the customer stands beyond the line already; some do from their last purchase on. */
export function isPassed({ time }: LineCrossing, { recency, T }: Summary): boolean {
  return T > time || time <= recency;
}

/** A probability is never below 0 and, from the last purchase on, always below 1. */
function fallsTo(line: number, { recency }: Summary, timeOf: (line: number) => number): number {
  if (line === 0) return Infinity;
  return line === 1 ? recency : timeOf(line);
}

function never(aliveNeverFalls: boolean, { atRiskBelow }: Lines): Words {
  const line = percent(atRiskBelow);
  if (!aliveNeverFalls) {
    return {
      en: "Neither line is reached within 100 years.",
      ar: "لا يبلغ العميل أيًّا من الحدّين خلال 100 عام.",
    };
  }
  return {
    en: `In this model the chance that this customer is still one never falls to ${line.en}, however long the silence.`,
    ar: `في هذا النموذج لا ينخفض احتمال بقاء هذا العميل إلى ${line.ar} مهما طال انقطاعه.`,
  };
}
