import { type Figure, ratioFigure, undefinedFigure } from "../figure.ts";
import { kpiWords } from "../kpiWords.ts";

/**
 * Referral conversion rate: of the friends who signed up or bought by a code in the period, the share whose referral
 * stands approved by now.
 *
 *   converted / accepted
 *
 * @param referrals null for a part of the shop, and where nobody counted them
 * @example referralConversionRate({ referrals: { accepted: 8, converted: 2 } }).value; // => 0.25
 */
export function referralConversionRate({
  referrals,
}: {
  referrals: { accepted: number; converted: number } | null;
}): Figure {
  if (referrals === null) return undefinedFigure(kpiWords.wholeShopOnly());
  return ratioFigure(referrals.converted, referrals.accepted, kpiWords.nobodyReferred());
}
