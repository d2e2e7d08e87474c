import { type Figure, ratioFigure } from "../figure.ts";
import { kpiWords } from "../kpiWords.ts";

/**
 * Net promoter score, −100 to 100: share of promoters (9, 10) less share of detractors (0 to 6) among the answers of
 * the period; of several answers of one customer on one day the last counts.
 *
 *   100 · (promoters − detractors) / answers
 *
 * @example netPromoterScore({ promoters: 5, detractors: 2, answers: 10 }).value; // => 30
 */
export function netPromoterScore({
  promoters,
  detractors,
  answers,
}: {
  promoters: number;
  detractors: number;
  answers: number;
}): Figure {
  return ratioFigure(100 * (promoters - detractors), answers, kpiWords.noAnswers());
}
