import { type Figure, ratioFigure } from "../figure.ts";
import { kpiWords } from "../kpiWords.ts";

/**
 * CAC by referral: rewards paid for the referrals by which new customers of the period came, for each of them, major
 * units.
 *
 *   rewards to both sides / new customers who came by a referral
 *
 * @example referralAcquisitionCost({ referred: { customers: 4, rewards: 60 } }).value; // => 15
 */
export function referralAcquisitionCost({
  referred,
}: {
  referred: { customers: number; rewards: number };
}): Figure {
  return ratioFigure(referred.rewards, referred.customers, kpiWords.nobodyReferred());
}
