import { TheilSenRegression } from "ml-regression";

/** Months before the latest one that a usual spread needs. */
export const trendNeeds = 6;
/** A month is unusual beyond so many times the usual spread. */
const usual = 3;
/** Makes the median absolute deviation of normal values their standard deviation. */
const ofNormal = 1.4826;

/** Where a figure is heading, and whether its latest month is out of line. */
export interface Trend {
  /** Change a month: the median of the slopes between any two months (Theil 1950, Sen 1968). */
  slope: number;
  /** The latest month, and what the months before it would lead to expect. */
  latest: number;
  expected: number;
  /** Standard deviation of the earlier months about their line, by the median of the absolute deviations. */
  spread: number;
  unusual: boolean;
}

/**
 * The trend of a figure by month. One wild month moves neither the slope nor the spread.
 *
 * @param values one a month, null where not defined, whole months only; the last one must not be null
 * @returns null with fewer than `trendNeeds` months before the latest
 * @example trend([10, 11, 12, 13, 14, 15, 30])?.unusual; // => true
 */
export function trend(values: readonly (number | null)[]): Trend | null {
  const known = values.flatMap((value, month) => (value === null ? [] : [{ month, value }]));
  const last = known.pop();
  if (last === undefined || last.month !== values.length - 1 || known.length < trendNeeds) return null;
  const line = lineThrough(known);
  const deviations = known.map(({ month, value }) => Math.abs(value - line.at(month)));
  const spread = ofNormal * median(deviations);
  const expected = line.at(last.month);
  const off = Math.abs(last.value - expected);
  // Where months lie on the line to the last digit, rounding is no deviation.
  const rounding = 1e-9 * Math.max(1, Math.abs(expected));
  return {
    slope: lineThrough([...known, last]).slope,
    latest: last.value,
    expected,
    spread,
    unusual: off > usual * spread + rounding,
  };
}

function lineThrough(points: readonly { month: number; value: number }[]) {
  const x = points.map(({ month }) => month);
  const y = points.map(({ value }) => value);
  const { slope, intercept } = new TheilSenRegression(x, y);
  return { slope, at: (month: number) => intercept + slope * month };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
