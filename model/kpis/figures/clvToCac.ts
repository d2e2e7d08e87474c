import { type Figure, ratioFigure, undefinedFigure } from "../figure.ts";
import { kpiWords } from "../kpiWords.ts";
import { acquisitionCost } from "./acquisitionCost.ts";

/**
 * CLV:CAC: total CLV (net spend to date + predicted CLV, as of the latest night) of the customers acquired in the
 * period for each unit of money their acquisition cost.
 *
 *   Σ total CLV of the new customers / acquisition cost = mean total CLV / CAC
 *
 * @param acquiredValue null for a log without amounts
 * @example clvToCac({ acquiredValue: 480, spent: 120, newCustomers: 8 }).value; // => 4
 */
export function clvToCac({
  acquiredValue,
  spent,
  newCustomers,
}: {
  acquiredValue: number | null;
  spent: number | null;
  newCustomers: number;
}): Figure {
  const cac = acquisitionCost({ spent, newCustomers });
  if (cac.value === null) return cac;
  if (acquiredValue === null) return undefinedFigure(kpiWords.noAmounts());
  return ratioFigure(acquiredValue, spent ?? 0, kpiWords.noAcquisitionCost());
}
