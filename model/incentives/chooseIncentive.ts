import type { Incentive, IncentiveFacts, IncentiveKind, IncentiveTerms } from "./incentive.ts";
import { type IncentiveReason, incentiveWords } from "./incentiveWords.ts";

/**
 * What to offer a customer, and the most worth paying:
 *
 *   most = maxShare · share of the tier · responseRate · contribution at stake, less rewards not yet spent
 *
 * At stake is the value at risk of one who is leaving, else the contribution expected over the horizon. A discount is
 * never above the margin of the order that it is given on. Whoever is surely a customer and content gets recognition:
 * money would pay for what happens anyway.
 *
 * @param facts money in major units
 * @throws {RangeError} unless rates and shares lie in [0, 1]
 */
export function chooseIncentive(facts: IncentiveFacts, terms: IncentiveTerms): Incentive {
  for (const name of ["responseRate", "maxShare"] as const)
    if (!(terms[name] >= 0 && terms[name] <= 1))
      throw new RangeError(`chooseIncentive requires ${name} in [0, 1]: ${terms[name]}`);
  const purpose = facts.leaving ? "win_back" : "keep";
  const atStake = facts.leaving ? facts.valueAtRisk : facts.contribution;
  const { tier, share: ofTier } = tierOf(facts.referrals, terms);
  const share = terms.maxShare * ofTier;
  const incrementalValue = atStake === null ? null : Math.max(0, terms.responseRate * atStake);
  const reasons: IncentiveReason[] = [];
  const answer = (kind: IncentiveKind, most: number): Incentive => ({
    kind,
    purpose,
    most,
    incrementalValue,
    share,
    tier,
    reasons: reasons.map((code) => ({ code, words: incentiveWords[code] })),
  });
  const recognition = (reason: IncentiveReason) => {
    reasons.push(reason);
    return answer("recognition", 0);
  };

  if (facts.lost) return recognition("lost");
  if (incrementalValue === null) return recognition("value_unknown");
  if (!facts.leaving && facts.content && facts.probabilityAlive >= terms.noMoneyFromAlive)
    return recognition("needs_no_money");
  reasons.push(purpose === "win_back" ? "value_at_risk" : "expected_value");
  if (tier > 1) reasons.push("tier");
  const worth = share * incrementalValue;
  const most = Math.max(0, worth - facts.unspent);
  if (facts.unspent > 0) reasons.push("unspent_rewards");
  if (most < terms.least || most === 0) return recognition("worth_too_little");

  for (const [kind, reason] of suiting(facts, terms, most)) {
    if (!terms.kinds.includes(kind)) continue;
    const limit = kind === "discount" ? facts.marginShare * facts.orderValue! : Number.POSITIVE_INFINITY;
    if (limit < terms.least) continue;
    reasons.push(reason);
    if (limit < most) reasons.push("margin");
    return answer(kind, Math.min(most, limit));
  }
  return recognition("no_kind");
}

/** Kinds that suit a customer, the best first; every kind is somewhere among them. */
function suiting(
  { openComplaint, leaving, orderValue, referrals }: IncentiveFacts,
  { cashFromReferrals, pointsUpToShareOfOrder }: IncentiveTerms,
  most: number,
): [IncentiveKind, IncentiveReason][] {
  const suits: [IncentiveKind, IncentiveReason][] = [];
  if (openComplaint) suits.push(["gift", "open_complaint"]);
  if (referrals >= cashFromReferrals) suits.push(["cash", "brings_many"]);
  if (leaving && orderValue !== null) suits.push(["discount", "next_order"]);
  if (orderValue !== null && most <= pointsUpToShareOfOrder * orderValue)
    suits.push(["points", "small_amount"]);
  suits.push(["credit", "comes_back"], ["points", "small_amount"], ["gift", "other_kind"]);
  if (orderValue !== null) suits.push(["discount", "next_order"]);
  suits.push(["cash", "other_kind"]);
  return suits;
}

/** The tier of a customer: of those reached, the one that asks for most referrals. */
function tierOf(referrals: number, { tiers }: IncentiveTerms): { tier: number; share: number } {
  const sorted = [...tiers].sort((a, b) => a.fromReferrals - b.fromReferrals);
  const reached = sorted.filter(({ fromReferrals }) => referrals >= fromReferrals);
  return { tier: reached.length, share: reached.at(-1)?.share ?? 0 };
}
