import { reversal } from "../../../model/referrals/ledger/reversal.ts";
import type { StoredReferral } from "../../contract/referral.ts";
import type { JobDeps } from "../deps.ts";
import { rewardId } from "./bookRewards.ts";

/** Takes back both rewards of a referral that is being undone, each once, and answers it void. */
export async function bookReversals(
  { store, now }: JobDeps,
  referral: StoredReferral,
  today: number,
): Promise<StoredReferral> {
  for (const role of ["advocate", "friend"] as const) {
    const { personKey, outcome, amount } = referral.payouts![role];
    if (outcome !== "paid" || amount === 0) continue;
    const of = rewardId(referral, role);
    await store.ledger.book(personKey, `${of}#reversed`, (known) => {
      const earned = known.find(({ entryId }) => entryId === of);
      if (earned === undefined)
        throw new Error(`bookReversals requires the reward that it takes back: ${of}`);
      const { amount, shortfall } = reversal(known, earned, today);
      return {
        kind: "reverse",
        amount: 0 - amount,
        day: today,
        at: now(),
        of,
        referralId: referral.friendKey,
        role,
        ...(shortfall > 0 && { shortfall }),
      };
    });
  }
  return { ...referral, state: "void", changedAt: now() };
}
