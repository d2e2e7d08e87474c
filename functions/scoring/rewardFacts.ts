import { available } from "../../model/referrals/ledger/openLots.ts";
import type { Store } from "../store/types.ts";

/** How many friends a customer brought whose referral was approved by a day, and what they have not spent, in minor units. */
export async function rewardFacts(
  store: Store,
  customerId: string,
  asOf: number,
): Promise<{ referrals: number; unspent: number }> {
  const keys = (await store.people.of(customerId))?.keys ?? [];
  let [referrals, unspent] = [0, 0];
  for (const key of keys) {
    const [sent, entries] = await Promise.all([store.referrals.byAdvocate(key), store.ledger.entries(key)]);
    referrals += sent.filter(({ state, approvedDay }) => state === "approved" && approvedDay! <= asOf).length;
    unspent += available(
      entries.filter(({ day }) => day <= asOf),
      asOf,
    );
  }
  return { referrals, unspent };
}
