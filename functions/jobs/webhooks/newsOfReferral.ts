import { minorDigits } from "../../../model/money/minorDigits.ts";
import { toMajor } from "../../../model/money/toMajor.ts";
import { dayToIso } from "../../../model/time/dayToIso.ts";
import type { Payout, StoredReferral } from "../../contract/referral.ts";
import type { News } from "../../contract/webhook.ts";
import type { JobDeps } from "../deps.ts";
import { heardBy } from "./heardBy.ts";
import { newsId } from "./newsId.ts";

/**
 * That a referral was approved, beside what of it was not told before; undefined where nobody asks. It names persons by
 * their keys, as the referral does; ids of customers take their place only when it is told.
 */
export async function newsOfReferral(deps: JobDeps, referral: StoredReferral): Promise<News[] | undefined> {
  const type = "referral.approved";
  if (!(await heardBy(deps)).has(type)) return undefined;
  const { currency } = deps.settings;
  const digits = minorDigits(currency);
  const { friendKey, advocateKey, round, approvedDay, payouts, changedAt } = referral;
  const reward = ({ amount, outcome }: Payout) => ({
    amount: toMajor(amount, digits),
    outcome: outcome ?? "paid",
  });
  const data = {
    referralId: friendKey,
    advocateKey,
    friendKey,
    approvedOn: dayToIso(approvedDay!),
    rewards: { advocate: reward(payouts!.advocate), friend: reward(payouts!.friend) },
    currency,
  };
  const id = newsId(type, changedAt, [friendKey, round]);
  return [...(referral.news ?? []), { id, type, at: changedAt, data }];
}
