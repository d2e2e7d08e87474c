import type { StoredReferralEvent } from "../contract/referral.ts";
import type { StoreContext } from "./context.ts";
import { ownItemStore } from "./ownItems.ts";
import type { OwnItemStore } from "./types.ts";

/** What happened around referrals, by customer and event. */
export function referralEventStore(context: StoreContext): OwnItemStore<StoredReferralEvent> {
  return ownItemStore<StoredReferralEvent, "referralEventId">(
    context,
    context.tableNames.referralEvents,
    "referralEventId",
    ["happenedAt", "type"],
  );
}
