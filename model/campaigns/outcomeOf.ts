import type { PurchaseHistory } from "../history/purchaseHistory.ts";
import { purchasesAsOf } from "../history/purchasesAsOf.ts";
import { toMajor } from "../money/toMajor.ts";

/** The days of a campaign: after the day it was frozen, up to and with its last. Whole, since 1970-01-01. */
export interface CampaignDays {
  frozenOn: number;
  endsOn: number;
}

/**
 * What a customer bought in a campaign's days, as known on a date: purchase days, and their spend net of the refunds so
 * far. A purchase wholly refunded by then is none; refunds of earlier purchases do not count against the campaign.
 *
 * @param asOf   whole days since 1970-01-01; may lie after the end, for refunds that come later
 * @param digits decimal digits of the currency
 * @returns spend in major units; null for a log without amounts
 */
export function outcomeOf(
  history: PurchaseHistory,
  { frozenOn, endsOn }: CampaignDays,
  asOf: number,
  digits: number,
): { orders: number; spend: number | null } {
  const { days, net } = purchasesAsOf(history, asOf);
  let [orders, minor] = [0, 0];
  days.forEach((day, i) => {
    if (!(day > frozenOn && day <= endsOn)) return;
    orders += 1;
    minor += net?.[i] ?? 0;
  });
  return { orders, spend: net === null ? null : toMajor(minor, digits) };
}
