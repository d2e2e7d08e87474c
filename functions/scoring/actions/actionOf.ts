import type { InactionReason } from "../../../model/actions/actionReason.ts";
import { valuableFrom } from "../../../model/actions/valuableFrom.ts";
import { toldOf } from "../../../model/ambassadors/toldOf.ts";
import type { Model } from "../../../model/model.ts";
import { isOverdue } from "../../../model/score/overdue.ts";
import { factsOf } from "../../../model/segments/ruleFacts.ts";
import type { Ruleset } from "../../../model/segments/ruleset.ts";
import type { StoredAction } from "../../contract/actions.ts";
import type { Settings } from "../../contract/settings.ts";
import type { Customer, Store } from "../../store/types.ts";
import { scorerOf } from "../scorerOf.ts";
import { summaryOf } from "../summaryOf.ts";
import { actionFactsOf } from "./actionFactsOf.ts";
import { incentiveFor } from "./incentiveFor.ts";
import { suggestFor } from "./suggestFor.ts";

/**
 * What to do for one customer today, or why nothing: the same as a night would find.
 *
 * @param asOf whole days since 1970-01-01, today
 * @returns null for a customer without a purchase by then
 */
export async function actionOf(
  store: Store,
  { customerId, history, signals, referredDays }: Customer,
  { model, ruleset }: { model: Model; ruleset: Ruleset },
  settings: Settings,
  asOf: number,
): Promise<{ action: StoredAction | null; against: InactionReason[] } | null> {
  const summary = summaryOf(history, asOf, settings, signals);
  if (summary === null) return null;
  const prediction = scorerOf(model, settings).predict(summary, asOf);
  const { probabilityAlive, valueAtRisk, clv, actBy, expectedOrderValue: orderValue } = prediction;
  const facts = factsOf(prediction, summary, asOf, toldOf(signals, asOf, referredDays), model.ambassadors);
  const row = { actBy: actBy.day, valueAtRisk, lastDay: summary.lastDay };
  const line = valuableFrom(ruleset);
  const known = actionFactsOf({ signals, row, facts, settings, valuableFrom: line, asOf });
  const { action, against } = await suggestFor(store, customerId, signals, known, settings);
  if (action === null) return { action, against };
  if (action.kind !== "win_back") return { action: { ...action, customerId, incentive: null }, against };
  const overdue = isOverdue(prediction.probabilityOfSilence, settings.overdueBelow);
  const score = { probabilityAlive, overdue, contribution: clv?.value ?? null, valueAtRisk, orderValue };
  const incentive = await incentiveFor(store, customerId, signals, score, settings, asOf);
  return { action: { ...action, customerId, incentive }, against };
}
