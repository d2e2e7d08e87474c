import { type Figure, ratioFigure, undefinedFigure } from "../figure.ts";
import { kpiWords } from "../kpiWords.ts";

/**
 * CLV of those who came by a referral: net spend to date + predicted CLV, as of the latest night, of the new customers
 * of the period who did, for each of them, major units.
 *
 * @example referredClv({ referred: { customers: 4, value: 320 } }).value; // => 80
 */
export function referredClv({ referred }: { referred: { customers: number; value: number | null } }): Figure {
  if (referred.value === null) return undefinedFigure(kpiWords.noAmounts());
  return ratioFigure(referred.value, referred.customers, kpiWords.nobodyReferred());
}
