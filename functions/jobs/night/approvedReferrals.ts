import type { StoredReferral } from "../../contract/referral.ts";
import type { Store } from "../../store/types.ts";

const pageSize = 1000;

/** How a customer came: the day the code was used, and what was paid for it to both sides, minor units. */
export interface CameBy {
  attributedDay: number;
  rewards: number;
}

export interface ApprovedReferrals {
  /** Days on which referrals were approved, ascending, by the customer who referred. */
  referredDays: Map<string, number[]>;
  /** By the friend. */
  cameBy: Map<string, CameBy>;
}

/** Everybody who referred somebody, and who came by it; as of a moment ago. Shops have far fewer than customers. */
export async function approvedReferrals({
  people,
  referrals,
}: Pick<Store, "people" | "referrals">): Promise<ApprovedReferrals> {
  const all: StoredReferral[] = [];
  for (let after: { friendKey: string; changedAt: number } | undefined | null; after !== null; ) {
    const page = await referrals.byState("approved", { limit: pageSize, after });
    all.push(...page.items.filter(({ approvedDay }) => approvedDay !== null));
    after = page.next;
  }
  const names = await people.customersOf(
    all.flatMap(({ advocateKey, friendKey }) => [advocateKey, friendKey]),
  );
  const found: ApprovedReferrals = { referredDays: new Map(), cameBy: new Map() };
  for (const { advocateKey, friendKey, approvedDay, attributedDay, payouts } of all) {
    const [advocate, friend] = [names.get(advocateKey), names.get(friendKey)];
    if (advocate !== undefined)
      found.referredDays.set(advocate, [...(found.referredDays.get(advocate) ?? []), approvedDay!]);
    const paid = payouts === null ? [] : [payouts.advocate, payouts.friend];
    const rewards = paid.reduce((sum, { amount, outcome }) => sum + (outcome === "paid" ? amount : 0), 0);
    if (friend !== undefined) found.cameBy.set(friend, { attributedDay, rewards });
  }
  for (const days of found.referredDays.values()) days.sort((a, b) => a - b);
  return found;
}
