import type { FriendPurchase } from "./friendPurchases.ts";
import type { Programme } from "./programme.ts";
import type { FraudReason, ReferralReason, Touch } from "./referral.ts";

/** Everything a referral that is not yet approved is judged by. */
export interface ReferralCase {
  /** Whose recommendation counts (see `attribution`). */
  first: Touch;
  touches: readonly Touch[];
  /** Purchase days, earliest first. */
  purchases: readonly FriendPurchase[];
  frauds: readonly FraudReason[];
  /** What a person decided last and was not yet acted on. */
  decision: "approve" | "refuse" | null;
  /** The advocate was erased. */
  advocateGone: boolean;
}

/** What is to become of it; `ready` is to be approved now. */
export interface Verdict {
  state: "pending" | "held" | "refused" | "expired" | "void" | "ready";
  reasons: ReferralReason[];
  /** The purchase that counts. */
  purchaseDay: number | null;
  /** From this day on it may be approved. */
  dueDay: number | null;
}

/** Judges a referral by the terms, as of a day; the same whatever the sequence in which its parts arrived. */
export function judgeReferral(of: ReferralCase, programme: Programme, today: number): Verdict {
  const purchase = qualifyingPurchase(of, programme);
  const purchaseDay = purchase?.day ?? null;
  const dueDay = purchaseDay === null ? null : purchaseDay + programme.waitingDays;
  const verdict = (state: Verdict["state"], ...reasons: ReferralReason[]): Verdict => ({
    state,
    reasons,
    purchaseDay,
    dueDay,
  });
  if (of.advocateGone) return verdict("void", "advocate_gone");
  if (of.decision === "refuse") return verdict("refused", "by_hand");
  if (of.decision === "approve") return verdict("ready", "by_hand");
  const broken = brokenTerm(of, purchase, programme, today);
  if (broken) return verdict(...broken);
  if (of.frauds.length > 0) return verdict("held", ...of.frauds);
  if (purchase === null) return verdict("pending", "awaiting_purchase");
  return today < dueDay! ? verdict("pending", "awaiting_period") : verdict("ready");
}

type Broken = ["refused" | "expired" | "void", ReferralReason];

function brokenTerm(
  of: ReferralCase,
  purchase: FriendPurchase | null,
  programme: Programme,
  today: number,
): Broken | null {
  const { firstOrderOnly, convertWithinDays } = programme;
  const lastDay = of.first.day + convertWithinDays;
  if (
    firstOrderOnly &&
    of.purchases.some(({ day, refunded }) => !refunded && day < (purchase?.day ?? of.first.day))
  )
    return ["refused", "not_first_order"];
  if (purchase === null) {
    if (today <= lastDay) return null;
    return of.purchases.some(({ day, refunded }) => refunded && day >= of.first.day && day <= lastDay)
      ? ["void", "refunded"]
      : ["expired", "no_purchase"];
  }
  if (purchase.day > lastDay) return ["expired", "too_late"];
  return reaches(purchase, programme) ? null : ["refused", "below_minimum"];
}

/**
 * The purchase that counts: the one that a purchase event names, else the first from the sign-up on; one that was
 * refunded in full is none. Where later orders count as well, the first of them that reaches the minimum.
 */
function qualifyingPurchase(of: ReferralCase, programme: Programme): FriendPurchase | null {
  const kept = of.purchases.filter(({ refunded }) => !refunded);
  const named = new Set(
    of.touches.flatMap((touch) => (touch.advocateKey === of.first.advocateKey ? (touch.orderId ?? []) : [])),
  );
  const since = kept.filter(
    ({ day, orderIds }) => day >= of.first.day || orderIds.some((orderId) => named.has(orderId)),
  );
  const first = since.find(({ orderIds }) => orderIds.some((id) => named.has(id))) ?? since[0] ?? null;
  if (programme.firstOrderOnly || (first && reaches(first, programme))) return first;
  return since.find((purchase) => reaches(purchase, programme)) ?? first;
}

/** Whether a purchase is worth what the terms ask for; without amounts only where they ask for nothing. */
export function reaches({ net, refunded }: FriendPurchase, { minimumPurchase }: Programme): boolean {
  return !refunded && (net ?? 0) >= minimumPurchase;
}
