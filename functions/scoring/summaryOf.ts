import type { PurchaseHistory } from "../../model/history/purchaseHistory.ts";
import { summarise } from "../../model/history/summarise.ts";
import { minorDigits } from "../../model/money/minorDigits.ts";
import type { CustomerSummary } from "../../model/summary.ts";
import { isoToDay } from "../../model/time/isoToDay.ts";
import type { Settings } from "../contract/settings.ts";

/**
 * A customer's summary under a deployment's settings.
 *
 * @param asOf whole days since 1970-01-01
 * @returns null when no purchase stands on that date
 */
export function summaryOf(
  history: PurchaseHistory,
  asOf: number,
  settings: Settings,
): CustomerSummary | null {
  const { currency, historyStartsAt } = settings;
  return summarise(history, asOf, {
    digits: minorDigits(currency),
    ...(historyStartsAt === undefined ? {} : { historyStartsAt: isoToDay(historyStartsAt) }),
  });
}
