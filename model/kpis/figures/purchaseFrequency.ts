import { type Figure, ratioFigure } from "../figure.ts";
import { kpiWords } from "../kpiWords.ts";

/**
 * Purchase frequency: purchases of the period for each customer who bought in it.
 *
 *   purchase days / customers with >= 1
 *
 * @example purchaseFrequency({ orders: 8, buyers: 5 }).value; // => 1.6
 */
export function purchaseFrequency({ orders, buyers }: { orders: number; buyers: number }): Figure {
  return ratioFigure(orders, buyers, kpiWords.noBuyers());
}
