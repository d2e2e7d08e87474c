import { objectionsIn } from "../../../model/ambassadors/objections.ts";
import { signalsAsOf } from "../../../model/signals/signalsAsOf.ts";
import type { StoredAction } from "../../contract/actions.ts";
import type { Settings } from "../../contract/settings.ts";
import type { Customer } from "../../store/types.ts";

/** open: to be done; done: told so; lapsed: no longer right. */
export type ActionState = "open" | "done" | "lapsed";

/**
 * How an action of a list stands now. The night saw the customer as they were; what came since counts: that the shop
 * wrote, a consent withdrawn, a complaint opened, a purchase of one who was to be won back, an erasure.
 *
 * @param customer as stored now; null for one who is gone
 * @param today    whole days since 1970-01-01
 * @returns the channels still open as well
 */
export function actionState(
  { kind, channels }: StoredAction,
  day: number,
  customer: Customer | null,
  today: number,
  { excludeCustomers }: Settings,
): { state: ActionState; channels: StoredAction["channels"] } {
  if (customer === null || excludeCustomers.includes(customer.customerId))
    return { state: "lapsed", channels: [] };
  const { signals, history } = customer;
  const until = Math.max(day, today);
  const known = signalsAsOf(signals, until, 0);
  const { outreach, consents } = known;
  const open = channels.filter((channel) => consents[channel]?.granted);
  const wrote = outreach[kind];
  const answer = (state: ActionState) => ({ state, channels: open });
  if (wrote !== undefined && wrote.day >= day) return answer("done");
  if (kind === "win_back") return answer((history.days.at(-1) ?? day) > day ? "lapsed" : "open");
  const mayAsk = open.length > 0 && objectionsIn(known).length === 0;
  return answer(mayAsk ? "open" : "lapsed");
}
