/**
 * One line of a person's rewards, never changed once written. Amounts in minor units: above 0 for what is earned, 0
 * or below for the rest, so that a balance is the sum of its entries.
 */
export interface LedgerEntry {
  /** Follows from its cause, e.g. "<referral>#approved"; so that one cause is never booked twice. */
  entryId: string;
  kind: "earn" | "redeem" | "expire" | "reverse";
  amount: number;
  /** Counts the entries of a person in the sequence in which they were booked. */
  seq: number;
  /** Local day. */
  day: number;
  at: number;
  /** The last day on which what was earned can be spent; absent for always. */
  expiresDay?: number;
  /** The entry that expires or is taken back. */
  of?: string;
  /** What a reversal could not take back, because it had been spent. */
  shortfall?: number;
  referralId?: string;
  role?: "advocate" | "friend";
  /** Where a balance was moved, when two ids of one person were joined. */
  movedTo?: string;
}
