import { type Figure, ratioFigure, undefinedFigure } from "../figure.ts";
import { kpiWords } from "../kpiWords.ts";
import type { Expected } from "./predictedClv.ts";

/**
 * Share at risk: of the customers with a score, the share in the segment `at_risk`; as of the latest night.
 *
 * @param expected null for a period that ends before the latest month
 * @example shareAtRisk({ scored: 8, predictedClv: 600, atRisk: 2, valueAtRisk: 90 }).value; // => 0.25
 */
export function shareAtRisk(expected: Expected | null): Figure {
  if (expected === null) return undefinedFigure(kpiWords.onlyTonight());
  return ratioFigure(expected.atRisk, expected.scored, kpiWords.nobodyScored());
}
