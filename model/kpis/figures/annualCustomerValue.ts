import { type Figure, ratioFigure, undefinedFigure } from "../figure.ts";
import { kpiWords } from "../kpiWords.ts";

/**
 * Annual customer value: net spend of the twelve months up to the end of the period for each customer who bought in
 * them; the same as average order value × purchase frequency of those months. Major units.
 *
 *   net spend of twelve months / customers who bought in them
 *
 * @param year null where the log does not reach back twelve months
 * @example annualCustomerValue({ year: { revenue: 900, buyers: 6 } }).value; // => 150
 */
export function annualCustomerValue({
  year,
}: {
  year: { revenue: number | null; buyers: number } | null;
}): Figure {
  if (year === null) return undefinedFigure(kpiWords.shortLog());
  if (year.revenue === null) return undefinedFigure(kpiWords.noAmounts());
  return ratioFigure(year.revenue, year.buyers, kpiWords.noBuyers());
}
