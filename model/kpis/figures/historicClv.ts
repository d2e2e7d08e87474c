import { type Figure, ratioFigure, undefinedFigure } from "../figure.ts";
import { kpiWords } from "../kpiWords.ts";

/**
 * Historic CLV: net spend up to the end of the period for each customer ever, major units.
 *
 *   net spend to date / customers to date
 *
 * @example historicClv({ revenueToDate: 1200, customersToDate: 8 }).value; // => 150
 */
export function historicClv({
  revenueToDate,
  customersToDate,
}: {
  revenueToDate: number | null;
  customersToDate: number;
}): Figure {
  if (revenueToDate === null) return undefinedFigure(kpiWords.noAmounts());
  return ratioFigure(revenueToDate, customersToDate, kpiWords.noCustomers());
}
