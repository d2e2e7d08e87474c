import { type Figure, undefinedFigure } from "../figure.ts";
import { kpiWords } from "../kpiWords.ts";
import { acquisitionCost } from "./acquisitionCost.ts";

/**
 * Payback: the first month of their lives by whose end the customers acquired in the period had contributed what
 * acquiring them cost.
 *
 *   smallest n with c(1) + … + c(n) >= CAC,  c(k) = contribution of the k-th calendar month (the first is that of the
 *   first order) for each customer of the cohorts that have lived through it
 *
 * @param contributions c(1), c(2) …: only months that are over; null for a log without amounts
 * @example paybackMonths({ contributions: [10, 4, 3], spent: 120, newCustomers: 8 }).value; // => 3
 */
export function paybackMonths({
  contributions,
  spent,
  newCustomers,
}: {
  contributions: readonly number[] | null;
  spent: number | null;
  newCustomers: number;
}): Figure {
  const cac = acquisitionCost({ spent, newCustomers });
  if (cac.value === null) return cac;
  if (contributions === null) return undefinedFigure(kpiWords.noAmounts());
  let sum = 0;
  for (let month = 0; month < contributions.length; month++) {
    sum += contributions[month];
    if (sum >= cac.value) return { value: month + 1, reason: null };
  }
  return undefinedFigure(kpiWords.notPaidBack());
}
