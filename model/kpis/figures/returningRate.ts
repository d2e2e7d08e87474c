import { type Figure, ratioFigure } from "../figure.ts";
import { kpiWords } from "../kpiWords.ts";

/**
 * Returning-customer rate: of the customers who bought in the period, the share who had bought before it.
 *
 *   (buyers − new customers) / buyers
 *
 * @example returningRate({ buyers: 5, newCustomers: 2 }).value; // => 0.6
 */
export function returningRate({ buyers, newCustomers }: { buyers: number; newCustomers: number }): Figure {
  return ratioFigure(buyers - newCustomers, buyers, kpiWords.noBuyers());
}
