import type { LedgerEntry } from "../../model/referrals/ledger/entry.ts";
import type { MarkKind, ReferralReason, ReferralState } from "../../model/referrals/referral.ts";
import type { News } from "./webhook.ts";

/** Keyed hashes of the contact, device and address that came with a request; what was hashed is not kept. */
export type Marks = Partial<Record<MarkKind, string>>;

interface Stored {
  customerId: string;
  referralEventId: string;
  /** As it was sent. */
  happenedAt: string;
  day: number;
  at: number;
  revision?: number;
}

/** What happened around the referrals of one customer, as stored. */
export type StoredReferralEvent = Stored &
  (
    | {
        type: "signup" | "purchase";
        /** Whose code it was, and which of theirs. */
        advocateKey: string;
        codeId: string;
        orderId?: string;
        marks?: Marks;
      }
    /** The customer was given a code. */
    | { type: "code"; code: string; codeId: string; personKey: string; marks?: Marks }
    /** A person approved or refused the customer's referral. */
    | { type: "decision"; decision: "approve" | "refuse" }
  );

/** What one side of a referral is paid; fixed when it is approved. */
export interface Payout {
  personKey: string;
  amount: number;
  /** Absent until it was settled. */
  outcome?: "paid" | "capped";
}

/** One friend's referral. It names nobody: persons by their random keys only. */
export interface StoredReferral {
  friendKey: string;
  version: number;
  state: ReferralState;
  reasons: ReferralReason[];
  advocateKey: string;
  codeId: string;
  attributedDay: number;
  attributedAt: number;
  purchaseDay: number | null;
  dueDay: number | null;
  /** Counts approvals: more than one only where a person approved again what had been undone. */
  round: number;
  approvedDay: number | null;
  payouts: { advocate: Payout; friend: Payout } | null;
  /** The last decision of a person that was acted on. */
  decided: string | null;
  changedAt: number;
  /** What nobody was told of yet. */
  news?: readonly News[];
}

export type StoredEntry = LedgerEntry & { personKey: string };

/** What holds the caps and the balance of one person; every booking counts its version up. */
export interface Account {
  personKey: string;
  version: number;
  seq: number;
  balance: number;
  /** Rewarded referrals by calendar month, and in all. */
  months: Record<string, number>;
  rewarded: number;
  /** Reserved, and not yet confirmed. */
  pending?: LedgerEntry;
  /** The earliest day after which something expires; absent where nothing does. */
  nextExpiry?: number;
}
