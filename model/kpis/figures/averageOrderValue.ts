import { type Figure, ratioFigure, undefinedFigure } from "../figure.ts";
import { kpiWords } from "../kpiWords.ts";

/**
 * Average order value: net spend of the period's purchases for each of them, major units.
 *
 *   net spend / purchase days
 *
 * @param revenue null for a log without amounts
 * @example averageOrderValue({ revenue: 400, orders: 8 }).value; // => 50
 */
export function averageOrderValue({ revenue, orders }: { revenue: number | null; orders: number }): Figure {
  if (revenue === null) return undefinedFigure(kpiWords.noAmounts());
  return ratioFigure(revenue, orders, kpiWords.noBuyers());
}
