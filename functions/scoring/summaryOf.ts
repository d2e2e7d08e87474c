import type { PurchaseHistory } from "../../model/history/purchaseHistory.ts";
import { summarise } from "../../model/history/summarise.ts";
import { minorDigits } from "../../model/money/minorDigits.ts";
import type { SignalHistory } from "../../model/signals/signalHistory.ts";
import { withServingCosts } from "../../model/signals/withServingCosts.ts";
import type { CustomerSummary } from "../../model/summary.ts";
import { isoToDay } from "../../model/time/isoToDay.ts";
import type { Settings } from "../contract/settings.ts";

/**
 * A customer's summary under a deployment's settings.
 *
 * @param asOf    whole days since 1970-01-01
 * @param signals what they recorded as cost to serve counts as cost
 * @returns null when no purchase stands on that date
 */
export function summaryOf(
  history: PurchaseHistory,
  asOf: number,
  settings: Settings,
  signals?: SignalHistory | null,
): CustomerSummary | null {
  const { historyStartsAt } = settings;
  const digits = minorDigits(settings.currency);
  return summarise(withCosts(history, asOf, settings, signals), asOf, {
    digits,
    ...(historyStartsAt === undefined ? {} : { historyStartsAt: isoToDay(historyStartsAt) }),
  });
}

/** The history as the deployment's scores see it: with the cost to serve that signals recorded up to the date. */
export function withCosts(
  history: PurchaseHistory,
  asOf: number,
  { currency, costPerOrder }: Pick<Settings, "currency" | "costPerOrder">,
  signals?: SignalHistory | null,
): PurchaseHistory {
  if (!signals) return history;
  const usual = Math.round(costPerOrder * 10 ** minorDigits(currency));
  return withServingCosts(history, signals, usual, asOf);
}
