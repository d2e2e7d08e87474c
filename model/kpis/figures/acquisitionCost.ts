import { type Figure, ratioFigure, undefinedFigure } from "../figure.ts";
import { kpiWords } from "../kpiWords.ts";

/**
 * Customer acquisition cost (CAC): acquisition cost recorded in the period for each customer whose first order ever
 * lies in it, major units. What was spent on those who have not bought yet is inside.
 *
 *   acquisition cost / new customers
 *
 * @param spent null where no cost was recorded, which is not a cost of 0
 * @example acquisitionCost({ spent: 120, newCustomers: 8 }).value; // => 15
 */
export function acquisitionCost({
  spent,
  newCustomers,
}: {
  spent: number | null;
  newCustomers: number;
}): Figure {
  if (spent === null) return undefinedFigure(kpiWords.noAcquisitionCost());
  return ratioFigure(spent, newCustomers, kpiWords.nobodyAcquired());
}
