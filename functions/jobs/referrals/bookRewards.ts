import type { Programme } from "../../../model/referrals/programme.ts";
import { dayToIso } from "../../../model/time/dayToIso.ts";
import type { Payout, StoredReferral } from "../../contract/referral.ts";
import type { Booking } from "../../store/types.ts";
import type { JobDeps } from "../deps.ts";
import { newsOfReferral } from "../webhooks/newsOfReferral.ts";

export type Role = "advocate" | "friend";

/** The entry that rewards one side of a referral; follows from the referral and how often it was approved. */
export function rewardId({ friendKey, round }: StoredReferral, role: Role): string {
  const cause = role === "advocate" ? "approved" : "welcome";
  return `${friendKey}#${cause}${round === 1 ? "" : `#${round}`}`;
}

/** Books both rewards of a referral that is being approved, each once, and answers it approved, with the news of it. */
export async function bookRewards(
  deps: JobDeps,
  referral: StoredReferral,
  programme: Programme,
): Promise<StoredReferral> {
  const { advocate, friend } = referral.payouts!;
  const payouts = {
    advocate: await bookReward(deps, referral, "advocate", advocate, programme),
    friend: await bookReward(deps, referral, "friend", friend, programme),
  };
  const approved: StoredReferral = { ...referral, payouts, state: "approved", changedAt: deps.now() };
  const news = await newsOfReferral(deps, approved);
  return { ...approved, ...(news && { news }) };
}

async function bookReward(
  { store, now }: JobDeps,
  referral: StoredReferral,
  role: Role,
  payout: Payout,
  programme: Programme,
): Promise<Payout> {
  const { personKey, amount } = payout;
  if (amount === 0) return { ...payout, outcome: "paid" };
  const day = referral.approvedDay!;
  // Caps count by the month of the approval, which is fixed: asked again later, the answer is the same.
  const month = dayToIso(day).slice(0, 7);
  const booking: Booking = { kind: "earn", amount, day, at: now(), referralId: referral.friendKey, role };
  if (programme.rewardExpiresDays !== null) booking.expiresDay = day + programme.rewardExpiresDays;
  if (role === "advocate") booking.capMonth = month;
  const { entry } = await store.ledger.book(
    personKey,
    rewardId(referral, role),
    (_, { months, rewarded }) => {
      const capped = (months[month] ?? 0) >= programme.capPerMonth || rewarded >= programme.capPerAdvocate;
      return role === "advocate" && capped ? null : booking;
    },
  );
  return { ...payout, outcome: entry ? "paid" : "capped" };
}
