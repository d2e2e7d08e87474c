import type { FraudReason, MarkKind } from "./referral.ts";

/** Somebody who once gave the same contact, device or address as the friend. */
export interface SharedMark {
  kind: MarkKind;
  personKey: string;
  /** When that one was referred as a friend, if ever. */
  referredAt: number | null;
}

/** What is known of others around a referral. */
export interface Surroundings {
  friendKeys: readonly string[];
  advocateKeys: readonly string[];
  /** When the friend was attributed. */
  attributedAt: number;
  shared: readonly SharedMark[];
  /** Friends whom the advocate brought earlier on the same day. */
  earlierSameDay: number;
  friendsPerDay: number;
  /** The friend had recommended the shop to the advocate. */
  advocateCameByFriend: boolean;
}

/**
 * What looks like fraud: recommending oneself, under one id or two; the same person coming again as a new friend
 * (coupon cycling); two who recommend each other; more friends in a day than the terms allow, the earliest excepted.
 */
export function findFrauds(of: Surroundings): FraudReason[] {
  const found = new Set<FraudReason>();
  if (of.advocateKeys.some((key) => of.friendKeys.includes(key))) found.add("self_referral");
  for (const { kind, personKey, referredAt } of of.shared) {
    if (of.friendKeys.includes(personKey)) continue;
    if (of.advocateKeys.includes(personKey)) found.add(`same_${kind}`);
    else if (referredAt !== null && referredAt < of.attributedAt) found.add("coupon_cycling");
  }
  if (of.earlierSameDay >= of.friendsPerDay) found.add("velocity");
  if (of.advocateCameByFriend) found.add("circular");
  return [...found];
}
