import type { MembershipEvent } from "../../model/signals/membershipEvent.ts";
import type { Signal } from "../../model/signals/signal.ts";

/** What both have as stored: whose it is, when it was as it was sent, and how new. */
interface Stored {
  customerId: string;
  /** As it was sent. */
  happenedAt: string;
  revision?: number;
}

/** A signal as stored: validated, local day known, money in integer minor units. */
export type StoredSignal = Signal & Stored & { /** As it was sent. */ resolvedAt?: string };

/** A membership event as stored. */
export type StoredMembershipEvent = MembershipEvent & Stored & { /** As it was sent. */ endsAt?: string };
