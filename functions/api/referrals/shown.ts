import type { z } from "zod";
import { toMajor } from "../../../model/money/toMajor.ts";
import { available, balance, openLots } from "../../../model/referrals/ledger/openLots.ts";
import { referralWords } from "../../../model/referrals/referralWords.ts";
import { dayToIso } from "../../../model/time/dayToIso.ts";
import type { StoredEntry, StoredReferral, StoredReferralEvent } from "../../contract/referral.ts";
import type { referralSchema, rewardsSchema } from "../../contract/schemas/referrals.ts";
import type { Store } from "../../store/types.ts";

const dateOrNull = (day: number | null | undefined) =>
  day === null || day === undefined ? null : dayToIso(day);

/** Referrals as people read them, persons by their customer ids. */
export async function shownReferrals(
  referrals: readonly StoredReferral[],
  store: Store,
  digits: number,
): Promise<z.infer<typeof referralSchema>[]> {
  const names = await store.people.customersOf(referrals.flatMap((one) => [one.friendKey, one.advocateKey]));
  return referrals.map(({ friendKey, advocateKey, state, reasons, payouts, ...rest }) => ({
    referralId: friendKey,
    state,
    reasons: reasons.map((code) => ({ code, ...referralWords[code] })),
    advocate: names.get(advocateKey) ?? null,
    friend: names.get(friendKey) ?? null,
    attributedOn: dayToIso(rest.attributedDay),
    purchaseOn: dateOrNull(rest.purchaseDay),
    approvalDueOn: dateOrNull(rest.dueDay),
    approvedOn: dateOrNull(rest.approvedDay),
    rewards: payouts && { advocate: shownPayout(payouts.advocate), friend: shownPayout(payouts.friend) },
    changedAt: new Date(rest.changedAt).toISOString(),
  }));

  function shownPayout({ amount, outcome }: { amount: number; outcome?: "paid" | "capped" }) {
    return { amount: toMajor(amount, digits), outcome: outcome ?? null };
  }
}

/** A person's rewards as people read them, latest entry first. */
export function shownRewards(
  entries: readonly StoredEntry[],
  today: number,
  digits: number,
): Omit<z.infer<typeof rewardsSchema>, "customerId" | "currency"> {
  const money = (minor: number) => toMajor(minor, digits);
  const open = openLots(entries).filter(
    ({ expiresDay }) => expiresDay >= today && Number.isFinite(expiresDay),
  );
  const next = Math.min(...open.map(({ expiresDay }) => expiresDay));
  const amount = open.reduce((sum, { expiresDay, rest }) => (expiresDay === next ? sum + rest : sum), 0);
  return {
    balance: money(balance(entries)),
    available: money(available(entries, today)),
    nextExpiry: open.length === 0 ? null : { date: dayToIso(next), amount: money(amount) },
    entries: [...entries].reverse().map((entry) => ({
      entryId: entry.entryId,
      kind: entry.kind,
      amount: money(entry.amount),
      date: dayToIso(entry.day),
      expiresOn: dateOrNull(entry.expiresDay),
      of: entry.of ?? null,
      shortfall: money(entry.shortfall ?? 0),
      referralId: entry.referralId ?? null,
      role: entry.role ?? null,
    })),
  };
}

/** Stored referral events as they were sent, earliest first; of contacts only their hashes are there. */
export function shownReferralEvents(events: readonly StoredReferralEvent[]) {
  return [...events]
    .sort((a, b) => a.at - b.at)
    .map((event) => ({
      eventId: event.referralEventId,
      type: event.type,
      at: event.happenedAt,
      date: dayToIso(event.day),
      code: event.type === "code" ? event.code : null,
      orderId: "orderId" in event ? (event.orderId ?? null) : null,
      decision: event.type === "decision" ? event.decision : null,
      contactHashes: "marks" in event ? Object.values(event.marks ?? {}) : [],
    }));
}
