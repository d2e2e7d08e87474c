import type { PurchaseHistory } from "../../../model/history/purchaseHistory.ts";
import type { Score } from "../../contract/score.ts";
import { type ScoreInput, scoreCustomer } from "../../scoring/scoreCustomer.ts";

/** Scores many histories alike; who has none, or no purchase on or before the date, is listed as unknown. */
export function scoreAll(
  histories: readonly (Pick<ScoreInput, "customerId" | "signals" | "referredDays"> & {
    history: PurchaseHistory | null;
  })[],
  shared: Omit<ScoreInput, "customerId" | "history" | "signals" | "referredDays">,
): { scores: Score[]; unknown: string[] } {
  const scores: Score[] = [];
  const unknown: string[] = [];
  for (const { customerId, history, ...rest } of histories) {
    const score = history && scoreCustomer({ ...shared, ...rest, customerId, history });
    if (score) scores.push(score);
    else unknown.push(customerId);
  }
  return { scores, unknown };
}
