import type { SpendGroups } from "./statistics.ts";

/**
 * Totals of a shop, alike in whatever order they were added up: no currency has more than four digits.
 *
 * @param spend net spend to date, major units
 */
export function observedSpend(spend: number, purchases: number): SpendGroups["observed"] {
  return { spend: Math.round(spend * 1e4) / 1e4, purchases };
}
