import type { CustomerSummary } from "../summary.ts";
import type { ScoreSettings } from "./score.ts";

/**
 * Contribution of one purchase: net spend times margin share, less the cost to serve it. Major units.
 *
 * @example contribution(50, 0.4, 5); // => 15
 */
export function contribution(netSpend: number, marginShare: number, cost: number): number {
  return netSpend * marginShare - cost;
}

/**
 * Cost to serve one purchase: the customer's own mean recorded cost, else the shop's setting.
 *
 * @param summary cost recorded to date (0 where none was) over x + 1 purchases
 */
export function costToServe(
  summary: Pick<CustomerSummary, "cost" | "frequency">,
  settings: Pick<ScoreSettings, "costPerOrder">,
): number {
  return summary.cost > 0 ? summary.cost / (summary.frequency + 1) : settings.costPerOrder;
}
