import type { AmbassadorClass } from "../ambassadors/judgeAmbassador.ts";
import type { Action } from "./action.ts";

const classes: Record<AmbassadorClass, number> = { actual: 0, potential: 1, not_interested: 2 };
const kinds: Record<Action["kind"], number> = { win_back: 0, remind: 1, invite: 2 };

type Ordered = Pick<Action, "kind" | "ambassador" | "valueAtRisk"> & { customerId: string };

/**
 * The sequence of a day's list: ambassadors first, then likely ones; of one class those who are leaving by value at
 * risk, then reminders and invitations by the ambassador score; what is equal by id.
 */
export function actionOrder(one: Ordered, other: Ordered): number {
  return (
    classes[one.ambassador.class] - classes[other.ambassador.class] ||
    kinds[one.kind] - kinds[other.kind] ||
    (other.valueAtRisk ?? 0) - (one.valueAtRisk ?? 0) ||
    other.ambassador.score - one.ambassador.score ||
    (one.customerId < other.customerId ? -1 : one.customerId > other.customerId ? 1 : 0)
  );
}
