/**
 * Where a referral stands.
 *
 * - pending: the friend has signed up, or bought and the waiting period runs
 * - held: looks like fraud; waits for a person
 * - approving: decided, rewards are being written; approved: they are
 * - voiding: rewards are being taken back; void: undone, or nothing left to reward
 * - refused: breaks the terms, or was refused by a person
 * - expired: no purchase in time
 */
export const referralStates = [
  "pending",
  "held",
  "approving",
  "approved",
  "voiding",
  "void",
  "refused",
  "expired",
] as const;
export type ReferralState = (typeof referralStates)[number];

/** What contact or place two people may share, by which one who recommends himself is found. */
export const markKinds = ["email", "phone", "device", "address"] as const;
export type MarkKind = (typeof markKinds)[number];

/** Why a referral is held for a person to look at. */
export const fraudReasons = [
  "self_referral",
  "same_email",
  "same_phone",
  "same_device",
  "same_address",
  "velocity",
  "coupon_cycling",
  "circular",
] as const;
export type FraudReason = (typeof fraudReasons)[number];

/** Why a referral stands where it stands. */
export const referralReasons = [
  ...fraudReasons,
  "awaiting_purchase",
  "awaiting_period",
  "not_first_order",
  "below_minimum",
  "no_purchase",
  "too_late",
  "refunded",
  "advocate_gone",
  "friend_gone",
  "by_hand",
] as const;
export type ReferralReason = (typeof referralReasons)[number];

/** A sign-up or purchase of a friend that names a code. */
export interface Touch {
  eventId: string;
  type: "signup" | "purchase";
  advocateKey: string;
  codeId: string;
  day: number;
  at: number;
  /** The order that a purchase names. */
  orderId?: string;
}
