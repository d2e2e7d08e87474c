import { type Figure, undefinedFigure } from "../figure.ts";
import { kpiWords } from "../kpiWords.ts";
import type { Expected } from "./predictedClv.ts";

/**
 * Value at risk: Σ (1 − P(alive)) · E[CLV | alive now] over the customers of the segment `at_risk`, major units; as of
 * the latest night.
 *
 * @param expected null for a period that ends before the latest month
 * @example valueAtRisk({ scored: 8, predictedClv: 600, atRisk: 2, valueAtRisk: 90 }).value; // => 90
 */
export function valueAtRisk(expected: Expected | null): Figure {
  if (expected === null) return undefinedFigure(kpiWords.onlyTonight());
  if (expected.valueAtRisk === null) return undefinedFigure(kpiWords.noAmounts());
  return { value: expected.valueAtRisk, reason: null };
}
