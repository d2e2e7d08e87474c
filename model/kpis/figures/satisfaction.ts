import { type Figure, ratioFigure } from "../figure.ts";
import { kpiWords } from "../kpiWords.ts";

/**
 * CSAT, 0 to 100: share of those satisfied (4 or 5 of 5) among the answers of the period; of several answers of one
 * customer on one day the last counts.
 *
 *   100 · satisfied / answers
 *
 * @example satisfaction({ satisfied: 3, answers: 4 }).value; // => 75
 */
export function satisfaction({ satisfied, answers }: { satisfied: number; answers: number }): Figure {
  return ratioFigure(100 * satisfied, answers, kpiWords.noAnswers());
}
