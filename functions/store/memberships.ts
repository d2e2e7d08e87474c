import type { StoredMembershipEvent } from "../contract/signal.ts";
import type { StoreContext } from "./context.ts";
import { ownItemStore } from "./ownItems.ts";
import type { OwnItemStore } from "./types.ts";

/** Membership events, by customer and eventId. */
export function membershipStore(context: StoreContext): OwnItemStore<StoredMembershipEvent> {
  return ownItemStore<StoredMembershipEvent, "eventId">(context, context.tableNames.memberships, "eventId", [
    "happenedAt",
    "type",
    "plan",
  ]);
}
