import { type Figure, ratioFigure, undefinedFigure } from "../figure.ts";
import { kpiWords } from "../kpiWords.ts";

/**
 * CLV of those who came otherwise: the same as `referredClv` of the other new customers of the period.
 *
 * @example otherClv({ acquiredValue: 620, newCustomers: 10, referred: { customers: 4, value: 320 } }).value; // => 50
 */
export function otherClv({
  acquiredValue,
  newCustomers,
  referred,
}: {
  acquiredValue: number | null;
  newCustomers: number;
  referred: { customers: number; value: number | null };
}): Figure {
  if (acquiredValue === null || referred.value === null) return undefinedFigure(kpiWords.noAmounts());
  const others = newCustomers - referred.customers;
  return ratioFigure(acquiredValue - referred.value, others, kpiWords.nobodyElseAcquired());
}
