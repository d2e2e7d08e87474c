import { type Figure, ratioFigure, undefinedFigure } from "../figure.ts";
import { kpiWords } from "../kpiWords.ts";

/** What the latest night expects of customers, major units; money null for a log without amounts. */
export interface Expected {
  scored: number;
  /** Sum of their predicted CLV. */
  predictedClv: number | null;
  atRisk: number;
  /** Value at risk, summed over the segment `at_risk` only. */
  valueAtRisk: number | null;
}

/**
 * Predicted CLV: expected contribution in the horizon, discounted, for each customer; as of the latest night.
 *
 *   Σ predicted CLV / customers with a score
 *
 * @param expected null for a period that ends before the latest month
 * @example predictedClv({ scored: 8, predictedClv: 600, atRisk: 2, valueAtRisk: 90 }).value; // => 75
 */
export function predictedClv(expected: Expected | null): Figure {
  if (expected === null) return undefinedFigure(kpiWords.onlyTonight());
  if (expected.predictedClv === null) return undefinedFigure(kpiWords.noAmounts());
  return ratioFigure(expected.predictedClv, expected.scored, kpiWords.nobodyScored());
}
