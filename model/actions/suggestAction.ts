import type { Action, ActionTerms } from "./action.ts";
import type { ActionFacts } from "./actionFacts.ts";
import type { ActionReason, InactionReason } from "./actionReason.ts";

/** A rating from which, and an NPS answer from which, a customer is glad enough to be asked. */
export const goodRatingFrom = 4;
export const goodNpsFrom = 9;

export type Suggestion = { action: Action; against: [] } | { action: null; against: InactionReason[] };

/**
 * What to do for a customer on a day, one thing at most:
 *
 * - `win_back` who is valuable and crosses the line of those leaving in these days, unless written to for that lately;
 * - `remind` who was invited, did nothing, and was not reminded yet, once the time has passed;
 * - `invite` to recommend the shop after a delivery, a good rating or a good NPS answer.
 *
 * Nobody is asked for a recommendation with a signal against it, without consent, or twice within the quiet days.
 * Who is leaving is not asked either: that comes first. Whoever has agreed to nothing can still be won back in person.
 *
 * @throws {RangeError} unless asOf is a whole day
 */
export function suggestAction(facts: ActionFacts, terms: ActionTerms): Suggestion {
  if (!Number.isInteger(facts.asOf))
    throw new RangeError(`suggestAction requires a whole day: ${facts.asOf}`);
  if (facts.lost) return { action: null, against: [{ code: "lost" }] };
  const channels = terms.channels.filter((channel) => facts.consents.includes(channel));
  const { ambassador } = facts;
  const plain = { ambassador, channels, actByDay: null, valueAtRisk: null, notBefore: null };

  if (isCrossing(facts, terms)) {
    const lately = writtenLately(facts, ["win_back"], terms);
    if (lately !== null) return { action: null, against: [{ code: "written_lately", day: lately }] };
    const { actByDay, valueAtRisk } = facts;
    const reasons = reasonsToWinBack(facts, channels.length > 0);
    return { action: { ...plain, kind: "win_back", reasons, actByDay, valueAtRisk }, against: [] };
  }

  const against: InactionReason[] = facts.objections.map((code) => ({ code }));
  if (channels.length === 0) against.push({ code: "no_consent" });
  if (facts.leaving) against.push({ code: "leaving" });
  const { invite } = facts.outreach;
  if (against.length === 0 && invite !== undefined && isToBeReminded(facts, terms)) {
    const notBefore = remindFrom(invite, terms);
    const reasons = [{ code: "invited", day: invite.day } as const, ...standing(facts)];
    return { action: { ...plain, kind: "remind", reasons, notBefore }, against: [] };
  }

  const lately = writtenLately(facts, ["invite", "remind"], terms);
  if (lately !== null) against.push({ code: "written_lately", day: lately });
  const occasions = occasionsOf(facts, terms);
  if (occasions.length === 0) against.push({ code: "no_occasion" });
  if (against.length > 0) return { action: null, against };
  return { action: { ...plain, kind: "invite", reasons: [...occasions, ...standing(facts)] }, against: [] };
}

function isCrossing({ asOf, actByDay, valuable }: ActionFacts, { actByWithinDays }: ActionTerms): boolean {
  return valuable && actByDay !== null && Math.abs(actByDay - asOf) <= actByWithinDays;
}

function reasonsToWinBack(facts: ActionFacts, mayBeWrittenTo: boolean): ActionReason[] {
  const { actByDay, valueAtRisk, objections } = facts;
  const reasons: ActionReason[] = [{ code: "act_by", day: actByDay! }];
  if (valueAtRisk !== null) reasons.push({ code: "value_at_risk", value: valueAtRisk });
  reasons.push(...standing(facts));
  if (objections.includes("open_complaint")) reasons.push({ code: "open_complaint_first" });
  if (!mayBeWrittenTo) reasons.push({ code: "no_consent_to_write" });
  return reasons;
}

function isToBeReminded(facts: ActionFacts, terms: ActionTerms): boolean {
  const { invite, remind } = facts.outreach;
  if (invite === undefined || facts.acted) return false;
  const since = facts.asOf - Math.floor(remindFrom(invite, terms) / 86_400_000);
  return since >= 0 && since < terms.remindForDays && (remind === undefined || remind.day < invite.day);
}

function remindFrom({ at }: { at: number }, { remindAfterHours }: ActionTerms): number {
  return at + remindAfterHours * 3_600_000;
}

/** The latest day within the quiet days on which the shop wrote for one of these; null where there is none. */
function writtenLately(
  { asOf, outreach }: ActionFacts,
  purposes: readonly (keyof ActionFacts["outreach"])[],
  { quietDays }: ActionTerms,
): number | null {
  const days = purposes.flatMap((purpose) => outreach[purpose]?.day ?? []);
  const latest = Math.max(...days, Number.NEGATIVE_INFINITY);
  return asOf - latest < quietDays ? latest : null;
}

/** What makes the moment right, the plainest word first. */
function occasionsOf(facts: ActionFacts, { occasionDays, deliveryDays }: ActionTerms): ActionReason[] {
  const { asOf, nps, rating, deliveredDay, lastPurchaseDay } = facts;
  const isFresh = (day: number) => day <= asOf && asOf - day < occasionDays;
  const found: ActionReason[] = [];
  if (nps !== null && nps.value >= goodNpsFrom && isFresh(nps.day))
    found.push({ code: "good_nps", value: nps.value, day: nps.day });
  if (rating !== null && rating.latest >= goodRatingFrom && isFresh(rating.lastDay))
    found.push({ code: "good_rating", value: rating.latest, day: rating.lastDay });
  if (deliveredDay !== null && isFresh(deliveredDay)) found.push({ code: "delivered", day: deliveredDay });
  else if (deliveryDays !== null && (deliveredDay ?? lastPurchaseDay - 1) < lastPurchaseDay) {
    const day = lastPurchaseDay + deliveryDays;
    if (isFresh(day)) found.push({ code: "delivered_by_now", day });
  }
  return found;
}

function standing({ ambassador }: ActionFacts): ActionReason[] {
  return ambassador.class === "not_interested" ? [] : [{ code: `${ambassador.class}_ambassador` }];
}
