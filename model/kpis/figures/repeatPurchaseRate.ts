import { type Figure, ratioFigure } from "../figure.ts";
import { kpiWords } from "../kpiWords.ts";

/**
 * Repeat-purchase rate: of the customers who bought in the period, the share who did so on two days or more of it.
 *
 *   customers with >= 2 purchase days / customers with >= 1
 *
 * @example repeatPurchaseRate({ buyers: 5, repeatBuyers: 2 }).value; // => 0.4
 */
export function repeatPurchaseRate({
  buyers,
  repeatBuyers,
}: {
  buyers: number;
  repeatBuyers: number;
}): Figure {
  return ratioFigure(repeatBuyers, buyers, kpiWords.noBuyers());
}
