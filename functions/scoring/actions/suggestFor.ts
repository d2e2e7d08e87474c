import type { ActionFacts } from "../../../model/actions/actionFacts.ts";
import { suggestAction, type Suggestion } from "../../../model/actions/suggestAction.ts";
import type { SignalHistory } from "../../../model/signals/signalHistory.ts";
import type { Settings } from "../../contract/settings.ts";
import type { Store } from "../../store/types.ts";
import { actedSince } from "./actedSince.ts";

/** What to do for a customer; before a reminder it is found out whether the invitation was acted on. */
export async function suggestFor(
  store: Store,
  customerId: string,
  signals: SignalHistory | undefined,
  facts: ActionFacts,
  { actions, timeZone }: Settings,
): Promise<Suggestion> {
  const first = suggestAction(facts, actions);
  if (first.action?.kind !== "remind") return first;
  const acted = await actedSince(store, customerId, signals, facts.outreach.invite!, timeZone);
  return acted ? suggestAction({ ...facts, acted }, actions) : first;
}
