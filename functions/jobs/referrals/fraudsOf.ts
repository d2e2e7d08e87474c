import { findFrauds, type SharedMark } from "../../../model/referrals/findFrauds.ts";
import type { Programme } from "../../../model/referrals/programme.ts";
import type { FraudReason, MarkKind, Touch } from "../../../model/referrals/referral.ts";
import type { StoredReferralEvent } from "../../contract/referral.ts";
import type { JobDeps } from "../deps.ts";
import { marksOf } from "./keepCodesAndMarks.ts";

const dayMs = 86_400_000;

/** Looks up what is known around a friend's referral, and what of it looks like fraud. */
export async function fraudsOf(
  { store }: JobDeps,
  first: Touch,
  friendKeys: readonly string[],
  events: readonly StoredReferralEvent[],
  { friendsPerDay }: Programme,
): Promise<FraudReason[]> {
  const owner = (await store.people.customersOf([first.advocateKey])).get(first.advocateKey);
  const known = owner === undefined ? null : await store.people.of(owner);
  const advocateKeys = known?.keys ?? [first.advocateKey];

  const holders: { kind: MarkKind; personKey: string }[] = [];
  for (const mark of marksOf(events)) {
    const kind = mark.slice(0, mark.indexOf("#")) as MarkKind;
    for (const personKey of await store.marks.holders(mark)) holders.push({ kind, personKey });
  }
  const referred = await store.referrals.find([
    ...holders.map(({ personKey }) => personKey),
    ...advocateKeys,
  ]);
  const shared: SharedMark[] = holders.map((holder) => ({
    ...holder,
    referredAt: referred.get(holder.personKey)?.attributedAt ?? null,
  }));

  let earlierSameDay = 0;
  for (const key of advocateKeys) {
    const around = { from: first.at - 2 * dayMs, to: first.at };
    for (const other of await store.referrals.byAdvocate(key, around)) {
      if (other.attributedDay !== first.day || friendKeys.includes(other.friendKey)) continue;
      if (other.attributedAt < first.at || other.friendKey < friendKeys[0]) earlierSameDay++;
    }
  }
  return findFrauds({
    friendKeys,
    advocateKeys,
    attributedAt: first.at,
    shared,
    earlierSameDay,
    friendsPerDay,
    advocateCameByFriend: advocateKeys.some((key) => {
      const one = referred.get(key);
      return one !== undefined && friendKeys.includes(one.advocateKey) && one.attributedAt < first.at;
    }),
  });
}
