import type { ActBy } from "../../model/score/score.ts";

/** Evenly spread points of a curve, at most. */
const EVEN = 160;
/** Purchases whose jump is drawn, the latest: a curve of more cannot be read anyway. */
const JUMPS = 150;

/**
 * The days on which a curve is worked out: evenly spread from the first to the last, and around each of the latest
 * turns (purchases) the day before and the day itself, so that a jump is drawn as one.
 *
 * @param turns days, ascending; those outside [from, to] are left out
 * @returns ascending, each once, `from` and `to` among them
 */
export function curveDays(turns: readonly number[], from: number, to: number, even: number = EVEN): number[] {
  const step = Math.max(1, Math.ceil((to - from) / even));
  const days = new Set([from, to]);
  for (let day = from; day < to; day += step) days.add(day);
  for (const turn of turns.filter((day) => day >= from && day <= to).slice(-JUMPS)) {
    days.add(Math.max(from, turn - 1));
    days.add(turn);
  }
  return [...days].sort((one, other) => one - other);
}

/** Days a projection looks ahead, at least and at most. */
const AHEAD = { least: 60, most: 730 };

/** How far to look: a fifth beyond act-by; where it has passed or never comes, a quarter of a year or a year. */
export function projectionEnd(actBy: Pick<ActBy, "day" | "passed">, asOf: number): number {
  if (actBy.day === null) return asOf + 365;
  if (actBy.passed) return asOf + 90;
  const ahead = Math.ceil(1.2 * (actBy.day - asOf));
  return asOf + Math.min(AHEAD.most, Math.max(AHEAD.least, ahead));
}
