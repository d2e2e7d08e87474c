import { toMajor } from "../money/toMajor.ts";
import type { PurchaseHistory } from "./purchaseHistory.ts";
import { purchasesAsOf } from "./purchasesAsOf.ts";

/**
 * What a customer bought in (from, to]: purchase days and net spend, as they stand at the end of `to`.
 *
 * @param from whole days since 1970-01-01, exclusive
 * @param to whole days since 1970-01-01, inclusive
 * @returns spend in major units, null for a log without amounts
 */
export function purchasesBetween(
  history: PurchaseHistory,
  from: number,
  to: number,
  digits: number,
): { purchases: number; spend: number | null } {
  if (!(from <= to)) throw new RangeError(`purchasesBetween requires from <= to: ${from}, ${to}`);
  const { days, net } = purchasesAsOf(history, to);
  let purchases = 0;
  let minor = 0;
  days.forEach((day, index) => {
    if (!(day > from)) return;
    purchases += 1;
    minor += net === null ? 0 : net[index];
  });
  return { purchases, spend: net === null ? null : toMajor(minor, digits) };
}
