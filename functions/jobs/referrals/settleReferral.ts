import { attribution } from "../../../model/referrals/attribution.ts";
import { friendPurchases } from "../../../model/referrals/friendPurchases.ts";
import { judgeReferral, reaches, type Verdict } from "../../../model/referrals/judgeReferral.ts";
import type { ReferralState, Touch } from "../../../model/referrals/referral.ts";
import { localDay } from "../../../model/time/localDay.ts";
import { programmeOf } from "../../contract/programme.ts";
import type { StoredReferral, StoredReferralEvent } from "../../contract/referral.ts";
import type { JobDeps } from "../deps.ts";
import { bookReversals } from "./bookReversals.ts";
import { bookRewards } from "./bookRewards.ts";
import { fraudsOf } from "./fraudsOf.ts";

const attempts = 30;
/** Nothing more is to be done today with a referral that has just come to one of these. */
const atRest: readonly ReferralState[] = ["pending", "held", "refused", "expired"];

/** Which of a person's decisions was the last. */
function lastDecision(events: readonly StoredReferralEvent[]) {
  const decisions = events.flatMap((event) => (event.type === "decision" ? [event] : []));
  return (
    decisions.sort((a, b) => a.at - b.at || (a.referralEventId < b.referralEventId ? -1 : 1)).at(-1) ?? null
  );
}

function touchesOf(events: readonly StoredReferralEvent[]): Touch[] {
  return events.flatMap((event) =>
    event.type === "signup" || event.type === "purchase"
      ? [{ ...event, eventId: event.referralEventId, type: event.type }]
      : [],
  );
}

/** Walks one friend's referral on, one conditional write a step, until nothing is left to do today. */
export async function settleReferral(
  deps: JobDeps,
  customerId: string,
  events: readonly StoredReferralEvent[],
  keys: readonly string[],
): Promise<void> {
  const { store, settings, now } = deps;
  if (settings.referrals === undefined) return;
  const programme = programmeOf(settings.referrals, settings.currency);
  const touches = touchesOf(events);
  const first = attribution(touches);
  if (first === null) return;
  const today = localDay(now(), settings.timeZone);
  const decision = lastDecision(events);
  const purchases = friendPurchases(await store.orders.ofCustomer(customerId));

  for (let attempt = 0; attempt < attempts; attempt++) {
    const before = await referralOf(deps, keys);
    const acted = decision === null || decision.referralEventId === before?.decided;
    const pending = acted ? null : decision;
    let next: Omit<StoredReferral, "version"> | null;
    if (before?.state === "approving") next = await bookRewards(deps, before, programme);
    else if (before?.state === "voiding") next = await bookReversals(deps, before, today);
    else if (before?.state === "approved") next = undone(before);
    else {
      const frauds = await fraudsOf(deps, first, keys, events, programme);
      const advocateGone = !(await store.people.customersOf([first.advocateKey])).has(first.advocateKey);
      const of = { first, touches, purchases, frauds, decision: pending?.decision ?? null, advocateGone };
      next = await moved(before, judged(of));
    }
    if (next === null) return;
    if (!(await store.referrals.put(next, before?.version ?? 0))) continue;
    if (next.news !== undefined) deps.newsNoted?.();
    if (atRest.includes(next.state)) return;
  }
  throw new Error(`settleReferral requires a referral that others leave alone for a moment`);

  function judged(of: Parameters<typeof judgeReferral>[0]): Verdict {
    return judgeReferral(of, programme, today);
  }

  /** An approved referral whose purchase was refunded, or that a person refused. */
  function undone(before: StoredReferral): Omit<StoredReferral, "version"> | null {
    const refused = decision?.decision === "refuse" && decision.referralEventId !== before.decided;
    const bought = purchases.find(({ day }) => day === before.purchaseDay);
    const refunded = before.purchaseDay !== null && !(bought && reaches(bought, programme));
    if (!refused && !refunded) return null;
    const reasons = [refused ? ("by_hand" as const) : ("refunded" as const)];
    const decided = refused ? decision.referralEventId : before.decided;
    return { ...before, state: "voiding", reasons, decided, changedAt: now() };
  }

  /** Where a verdict takes a referral that is not approved; null where it stands there already. */
  async function moved(
    before: StoredReferral | null,
    verdict: Verdict,
  ): Promise<Omit<StoredReferral, "version"> | null> {
    const wasPaid = before?.payouts != null;
    const byHand = verdict.reasons[0] === "by_hand";
    // What was undone stays so unless a person approves it again; what a person refused stays refused.
    if (wasPaid && !(byHand && verdict.state === "ready")) return null;
    const refusedByHand = before?.state === "refused" && before.reasons[0] === "by_hand";
    if (refusedByHand && !byHand) return null;
    const decided = byHand ? decision!.referralEventId : (before?.decided ?? null);
    const shared = {
      friendKey: before?.friendKey ?? keys[0],
      advocateKey: first!.advocateKey,
      codeId: first!.codeId,
      attributedDay: first!.day,
      attributedAt: first!.at,
      purchaseDay: verdict.purchaseDay,
      dueDay: verdict.dueDay,
      reasons: verdict.reasons,
      round: before?.round ?? 0,
      approvedDay: null,
      payouts: null,
      decided,
      changedAt: now(),
      ...(before?.news && { news: before.news }),
    };
    if (verdict.state === "ready") return approving(shared);
    const next = { ...shared, state: verdict.state };
    return before && isSame(before, next) ? null : next;
  }

  /** Fixes who is paid what; from here on nothing changes it. */
  async function approving(shared: Omit<StoredReferral, "version" | "state">) {
    const owner = (await store.people.customersOf([shared.advocateKey])).get(shared.advocateKey);
    const advocate = owner === undefined ? null : await store.people.of(owner);
    return {
      ...shared,
      state: "approving" as const,
      round: shared.round + 1,
      approvedDay: today,
      payouts: {
        advocate: {
          personKey: advocate?.keys[0] ?? shared.advocateKey,
          amount: programme.advocateReward,
        },
        friend: { personKey: keys[0], amount: programme.friendReward },
      },
    };
  }
}

/** The referral of a customer: where ids were joined, the one that came furthest. */
async function referralOf({ store }: JobDeps, keys: readonly string[]): Promise<StoredReferral | null> {
  const found = await store.referrals.find(keys);
  const all = keys.flatMap((key) => found.get(key) ?? []);
  return all.find(({ payouts }) => payouts !== null) ?? all[0] ?? null;
}

function isSame(before: StoredReferral, next: Omit<StoredReferral, "version">): boolean {
  const parts = ({
    state,
    reasons,
    advocateKey,
    codeId,
    attributedAt,
    purchaseDay,
    dueDay,
    decided,
  }: typeof next) =>
    JSON.stringify([state, reasons, advocateKey, codeId, attributedAt, purchaseDay, dueDay, decided]);
  return parts(before) === parts(next);
}
