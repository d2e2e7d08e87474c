import { type Figure, ratioFigure } from "../figure.ts";
import { kpiWords } from "../kpiWords.ts";

/**
 * Retention rate: of the customers active at the start, the share still active at the end.
 *
 *   (E − N) / S
 *
 * S = active at the start; E = active at the end, those taken out who were known before the start, not active then and
 * came back (reactivated); N = those of E whose first order ever lies in between. Over a period of up to `activeDays`
 * every newcomer is still active at its end, so N is all newcomers.
 *
 * @example retentionRate({ activeAtStart: 4, activeAtEnd: 5, reactivated: 1, newActive: 2 }).value; // => 0.5
 */
export function retentionRate(counts: {
  activeAtStart: number;
  activeAtEnd: number;
  reactivated: number;
  newActive: number;
}): Figure {
  const { activeAtStart, activeAtEnd, reactivated, newActive } = counts;
  return ratioFigure(activeAtEnd - reactivated - newActive, activeAtStart, kpiWords.nobodyActive());
}
