import type { PurchaseHistory } from "../../../model/history/purchaseHistory.ts";
import type { SignalHistory } from "../../../model/signals/signalHistory.ts";
import type { Score } from "../../contract/score.ts";
import { type ScoreInput, scoreCustomer } from "../../scoring/scoreCustomer.ts";

/** Scores many histories alike; who has none, or no purchase on or before the date, is listed as unknown. */
export function scoreAll(
  histories: readonly { customerId: string; history: PurchaseHistory | null; signals?: SignalHistory }[],
  shared: Omit<ScoreInput, "customerId" | "history" | "signals">,
): { scores: Score[]; unknown: string[] } {
  const scores: Score[] = [];
  const unknown: string[] = [];
  for (const { customerId, history, signals } of histories) {
    const score = history && scoreCustomer({ ...shared, customerId, history, signals });
    if (score) scores.push(score);
    else unknown.push(customerId);
  }
  return { scores, unknown };
}
