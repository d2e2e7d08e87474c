import { type Figure, ratioFigure, undefinedFigure } from "../figure.ts";
import { kpiWords } from "../kpiWords.ts";

/**
 * CAC of the other ways: acquisition cost recorded in the period for each new customer who did not come by a referral,
 * major units.
 *
 *   acquisition cost / (new customers − those who came by a referral)
 *
 * @example otherAcquisitionCost({ spent: 120, newCustomers: 10, referred: { customers: 4 } }).value; // => 20
 */
export function otherAcquisitionCost({
  spent,
  newCustomers,
  referred,
}: {
  spent: number | null;
  newCustomers: number;
  referred: { customers: number };
}): Figure {
  if (spent === null) return undefinedFigure(kpiWords.noAcquisitionCost());
  return ratioFigure(spent, newCustomers - referred.customers, kpiWords.nobodyElseAcquired());
}
