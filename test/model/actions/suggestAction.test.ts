import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ActionTerms } from "../../../model/actions/action.ts";
import type { ActionFacts } from "../../../model/actions/actionFacts.ts";
import { actionOrder } from "../../../model/actions/actionOrder.ts";
import { actionWords } from "../../../model/actions/actionWords.ts";
import { suggestAction } from "../../../model/actions/suggestAction.ts";
import { valuableFrom } from "../../../model/actions/valuableFrom.ts";
import { ambassadorClasses } from "../../../model/ambassadors/judgeAmbassador.ts";
import { defaultRecipe } from "../../../model/segments/defaultRecipe.ts";
import { runs } from "../../support/runs.ts";

const today = 20_000;
const terms: ActionTerms = {
  deliveryDays: 7,
  occasionDays: 7,
  quietDays: 90,
  remindAfterHours: 24,
  remindForDays: 3,
  actByWithinDays: 14,
  channels: ["email", "sms"],
};
/** Bought ten days ago, agreed to e-mail, content with nothing told; surely a customer. */
const plain: ActionFacts = {
  asOf: today,
  lastPurchaseDay: today - 10,
  deliveredDay: null,
  rating: null,
  nps: null,
  objections: [],
  consents: ["email"],
  outreach: {},
  acted: false,
  ambassador: { class: "not_interested", score: 0.3 },
  actByDay: today + 100,
  valueAtRisk: 12,
  valuable: true,
  leaving: false,
  lost: false,
};
const suggest = (facts: Partial<ActionFacts>, own: Partial<ActionTerms> = {}) =>
  suggestAction({ ...plain, ...facts }, { ...terms, ...own });
const kindOf = (facts: Partial<ActionFacts>, own: Partial<ActionTerms> = {}) =>
  suggest(facts, own).action?.kind ?? null;
const againstOf = (facts: Partial<ActionFacts>) => suggest(facts).against.map(({ code }) => code);
const reasonsOf = (facts: Partial<ActionFacts>, own: Partial<ActionTerms> = {}) =>
  suggest(facts, own).action!.reasons;

describe("an invitation to recommend the shop", () => {
  it("comes on the day an order is delivered by the usual time, and for a week from then", () => {
    const bought = (ago: number) => kindOf({ lastPurchaseDay: today - ago });
    expect([6, 7, 13, 14].map(bought)).toEqual([null, "invite", "invite", null]);
    expect(reasonsOf({})).toEqual([{ code: "delivered_by_now", day: today - 3 }]);
  });

  it("goes by the signal of a delivery where there is one, earlier or later than usual", () => {
    expect(reasonsOf({ lastPurchaseDay: today - 2, deliveredDay: today })).toEqual([
      { code: "delivered", day: today },
    ]);
    expect(reasonsOf({ lastPurchaseDay: today - 30, deliveredDay: today - 1 })[0].code).toBe("delivered");
    expect(kindOf({ lastPurchaseDay: today - 10, deliveredDay: today - 9 })).toBe(null);
  });

  it("goes by signals alone where the shop sets no usual time", () => {
    expect(kindOf({}, { deliveryDays: null })).toBe(null);
    expect(kindOf({ deliveredDay: today - 1 }, { deliveryDays: null })).toBe("invite");
  });

  it("comes after a rating of 4 or more and after an NPS answer of 9 or more, and after no other", () => {
    const old = { lastPurchaseDay: today - 60 };
    const rated = (latest: number, ago = 0) => kindOf({ ...old, rating: { latest, lastDay: today - ago } });
    expect([rated(4), rated(3.9), rated(5, 6), rated(5, 7)]).toEqual(["invite", null, "invite", null]);
    const asked = (value: number) => kindOf({ ...old, nps: { value, day: today - 1 } });
    expect([asked(9), asked(8)]).toEqual(["invite", null]);
  });

  it("does not come with a signal against it, and says which", () => {
    for (const code of ["open_complaint", "nps_low", "rating_low"] as const)
      expect(againstOf({ objections: [code] })).toEqual([code]);
  });

  it("does not come without consent to a channel that the shop uses", () => {
    expect(againstOf({ consents: [] })).toEqual(["no_consent"]);
    expect(againstOf({ consents: ["phone", "ads"] })).toEqual(["no_consent"]);
    expect(suggest({ consents: ["sms", "ads", "email"] }).action?.channels).toEqual(["email", "sms"]);
  });

  it("does not come twice within the quiet days, counted from the last invitation or reminder", () => {
    const invited = (ago: number) => ({ outreach: { invite: { day: today - ago, at: 0 } }, acted: true });
    expect(againstOf(invited(89))).toEqual(["written_lately"]);
    expect(kindOf(invited(90))).toBe("invite");
    const reminded = { invite: { day: today - 91, at: 0 }, remind: { day: today - 89, at: 0 } };
    expect(againstOf({ outreach: reminded })).toEqual(["written_lately"]);
  });

  it("does not come to who is leaving or gone", () => {
    expect(againstOf({ leaving: true })).toEqual(["leaving"]);
    expect(againstOf({ lost: true })).toEqual(["lost"]);
  });

  it("names everything that stands against it at once", () => {
    expect(againstOf({ consents: [], objections: ["nps_low"], lastPurchaseDay: today - 90 })).toEqual([
      "nps_low",
      "no_consent",
      "no_occasion",
    ]);
  });
});

describe("a reminder", () => {
  const invitedAgo = (ago: number) => ({
    outreach: { invite: { day: today - ago, at: (today - ago) * 86_400_000 + 36_000_000 } },
  });
  const invited = invitedAgo(1);

  it("is due once 24 hours have passed since an invitation that was not acted on, and not earlier", () => {
    expect(suggest(invited).action).toMatchObject({
      kind: "remind",
      notBefore: today * 86_400_000 + 36_000_000,
    });
    expect(kindOf(invitedAgo(0))).toBe(null);
    expect(kindOf(invited, { remindAfterHours: 38 })).toBe(null);
    expect(kindOf(invited, { remindAfterHours: 37 })).toBe("remind");
  });

  it("is due for three days, then no more", () => {
    expect([3, 4].map((ago) => kindOf(invitedAgo(ago)))).toEqual(["remind", null]);
  });

  it("does not come where the invitation was acted on, or was followed by a reminder", () => {
    expect(kindOf({ ...invited, acted: true })).toBe(null);
    const outreach = { ...invited.outreach, remind: { day: today - 1, at: 0 } };
    expect(kindOf({ ...invited, outreach })).toBe(null);
    const earlier = { ...invited.outreach, remind: { day: today - 200, at: 0 } };
    expect(kindOf({ ...invited, outreach: earlier })).toBe("remind");
  });

  it("does not come after a complaint or without consent", () => {
    expect(kindOf({ ...invited, objections: ["open_complaint"] })).toBe(null);
    expect(kindOf({ ...invited, consents: [] })).toBe(null);
  });
});

describe("winning back", () => {
  it("is due from two weeks before the act-by date to two weeks after it, of who is valuable and not lost", () => {
    const due = (inDays: number) => kindOf({ actByDay: today + inDays, lastPurchaseDay: today - 300 });
    expect([-15, -14, 0, 14, 15].map(due)).toEqual([null, "win_back", "win_back", "win_back", null]);
    expect(kindOf({ actByDay: today, valuable: false, leaving: true })).toBe(null);
    expect(kindOf({ actByDay: today, lost: true })).toBe(null);
  });

  it("comes before any invitation, with the date, the value and what stands in the way", () => {
    const leaving = { actByDay: today + 3, consents: [], objections: ["open_complaint" as const] };
    expect(suggest(leaving).action).toMatchObject({ actByDay: today + 3, valueAtRisk: 12, channels: [] });
    expect(
      reasonsOf({ ...leaving, ambassador: { class: "actual", score: 0.9 } }).map(({ code }) => code),
    ).toEqual([
      "act_by",
      "value_at_risk",
      "actual_ambassador",
      "open_complaint_first",
      "no_consent_to_write",
    ]);
  });

  it("is not asked for twice within the quiet days", () => {
    const wrote = { outreach: { win_back: { day: today - 5, at: 0 } }, actByDay: today };
    expect(againstOf(wrote)).toEqual(["written_lately"]);
  });
});

const someFacts: fc.Arbitrary<ActionFacts> = fc.record({
  asOf: fc.constant(today),
  lastPurchaseDay: fc.integer({ min: today - 30, max: today }),
  deliveredDay: fc.option(fc.integer({ min: today - 30, max: today })),
  rating: fc.option(fc.record({ latest: fc.integer({ min: 1, max: 5 }), lastDay: fc.constant(today - 1) })),
  nps: fc.option(fc.record({ value: fc.nat(10), day: fc.constant(today - 2) })),
  objections: fc.subarray(["open_complaint", "nps_low", "rating_low"] as const),
  consents: fc.subarray(["email", "sms", "ads"] as const),
  outreach: fc.record(
    {
      invite: fc.record({ day: fc.integer({ min: today - 100, max: today }), at: fc.nat() }),
      remind: fc.record({ day: fc.integer({ min: today - 100, max: today }), at: fc.nat() }),
      win_back: fc.record({ day: fc.integer({ min: today - 100, max: today }), at: fc.nat() }),
    },
    { requiredKeys: [] },
  ),
  acted: fc.boolean(),
  ambassador: fc.record({ class: fc.constantFrom(...ambassadorClasses), score: fc.constant(0.5) }),
  actByDay: fc.option(fc.integer({ min: today - 40, max: today + 40 })),
  valueAtRisk: fc.option(fc.constant(10)),
  valuable: fc.boolean(),
  leaving: fc.boolean(),
  lost: fc.boolean(),
});

it("asks nobody for a recommendation against a signal, without consent or within the quiet days, whatever is known", () => {
  fc.assert(
    fc.property(someFacts, (facts) => {
      const { action, against } = suggestAction(facts, terms);
      expect(action === null).toBe(against.length > 0);
      for (const reason of [...(action?.reasons ?? []), ...against]) {
        const { en, ar } = actionWords(reason, { asOf: today, currency: "SAR" });
        expect(en).toMatch(/^[A-Z].*\.$/);
        expect(ar).toMatch(/^[\u0600-\u06ff].*\.$/);
      }
      if (action === null || action.kind === "win_back") return;
      expect(facts.objections).toEqual([]);
      expect(action.channels.length).toBeGreaterThan(0);
      expect(facts.lost || facts.leaving).toBe(false);
      if (action.kind === "remind") expect(facts.acted).toBe(false);
      else expect(today - (facts.outreach.invite?.day ?? 0)).toBeGreaterThanOrEqual(90);
    }),
    { numRuns: runs(500) },
  );
});

it("puts ambassadors first, then likely ones; of one class those leaving with most at risk", () => {
  const of = (
    customerId: string,
    kind: "invite" | "remind" | "win_back",
    cls: 0 | 1 | 2,
    risk: number,
    score = 0.5,
  ) => ({
    customerId,
    kind,
    ambassador: { class: ambassadorClasses[cls], score },
    valueAtRisk: kind === "win_back" ? risk : null,
  });
  const sorted = [
    of("a", "invite", 2, 0, 0.4),
    of("b", "win_back", 2, 50),
    of("c", "win_back", 2, 90),
    of("d", "invite", 1, 0, 0.6),
    of("e", "remind", 1, 0),
    of("f", "invite", 0, 0),
    of("g", "invite", 1, 0, 0.8),
  ].sort(actionOrder);
  expect(sorted.map(({ customerId }) => customerId).join("")).toBe("fegdcba");
});

it("takes from the rules what makes a customer valuable: the line of at_risk, whatever the shop wrote", () => {
  const values = { valuable: 40, lost: 0.05, atRisk: 0.5, overdue: 0.1 };
  expect(valuableFrom({ rules: defaultRecipe.rules, values })).toBe(40);
  expect(valuableFrom({ rules: defaultRecipe.rules.slice(1), values })).toBe(Number.NEGATIVE_INFINITY);
});
