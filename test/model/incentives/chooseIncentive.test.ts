import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { incentivesSchema } from "../../../functions/contract/incentives.ts";
import { chooseIncentive } from "../../../model/incentives/chooseIncentive.ts";
import { type IncentiveFacts, incentiveKinds } from "../../../model/incentives/incentive.ts";
import { incentiveWords } from "../../../model/incentives/incentiveWords.ts";
import { runs } from "../../support/runs.ts";

const terms = incentivesSchema.parse({});
const plain: IncentiveFacts = {
  probabilityAlive: 0.8,
  leaving: false,
  lost: false,
  contribution: 400,
  valueAtRisk: 100,
  orderValue: 80,
  marginShare: 0.4,
  referrals: 0,
  unspent: 0,
  content: false,
  openComplaint: false,
};
const choose = (facts: Partial<IncentiveFacts>, more: object = {}) =>
  chooseIncentive({ ...plain, ...facts }, { ...terms, ...more });
const codes = (of: ReturnType<typeof chooseIncentive>) => of.reasons.map(({ code }) => code);

const anyFacts = fc.record({
  probabilityAlive: fc.double({ min: 0, max: 1, noNaN: true }),
  leaving: fc.boolean(),
  lost: fc.boolean(),
  contribution: fc.option(fc.double({ min: -100, max: 1e5, noNaN: true })),
  valueAtRisk: fc.option(fc.double({ min: -100, max: 1e5, noNaN: true })),
  orderValue: fc.option(fc.double({ min: 0, max: 1e4, noNaN: true })),
  marginShare: fc.double({ min: 0, max: 1, noNaN: true }),
  referrals: fc.nat(20),
  unspent: fc.double({ min: 0, max: 100, noNaN: true }),
  content: fc.boolean(),
  openComplaint: fc.boolean(),
});
const anyTerms = fc.record({
  responseRate: fc.double({ min: 0, max: 1, noNaN: true }),
  maxShare: fc.double({ min: 0, max: 1, noNaN: true }),
  kinds: fc.subarray([...incentiveKinds]),
});

describe("the incentive", () => {
  it("is worth 0.5 of the tier times 0.5 times 0.1 of 400: 10 by hand, as credit", () => {
    expect(choose({})).toMatchObject({
      kind: "credit",
      purpose: "keep",
      incrementalValue: 40,
      share: 0.25,
      most: 10,
    });
    expect(choose({ leaving: true })).toMatchObject({ kind: "discount", purpose: "win_back", most: 2.5 });
  });

  it("grows with approved referrals, tier by tier, and turns to cash for those who bring many", () => {
    expect([0, 2, 3, 10].map((referrals) => choose({ referrals }).most)).toEqual([10, 10, 15, 20]);
    expect(choose({ referrals: 3 })).toMatchObject({ tier: 2, kind: "credit" });
    expect(codes(choose({ referrals: 10 }))).toEqual(["expected_value", "tier", "brings_many"]);
  });

  it("is recognition for who is content and surely a customer, for who is gone, and where nothing is worth paying", () => {
    expect(codes(choose({ content: true, probabilityAlive: 0.95 }))).toEqual(["needs_no_money"]);
    expect(codes(choose({ lost: true, leaving: true }))).toEqual(["lost"]);
    expect(codes(choose({ contribution: null }))).toEqual(["value_unknown"]);
    expect(codes(choose({ contribution: 39 }))).toContain("worth_too_little");
    expect(codes(choose({ contribution: -50 }))).toContain("worth_too_little");
  });

  it("makes up for a complaint by a gift, adds up to points where it is small, and takes off what was not spent", () => {
    expect(choose({ openComplaint: true }).kind).toBe("gift");
    expect(choose({ orderValue: 500 }).kind).toBe("points");
    expect(choose({ unspent: 4 })).toMatchObject({ most: 6, reasons: [{}, { code: "unspent_rewards" }, {}] });
  });

  it("gives no discount above the margin of the order", () => {
    const most = choose({ leaving: true, valueAtRisk: 4000, orderValue: 80, marginShare: 0.4 });
    expect(most).toMatchObject({ kind: "discount", most: 32 });
    expect(codes(most)).toContain("margin");
  });

  it("is never above the configured share of the expected value, never below 0, and only of a kind the shop gives", () => {
    fc.assert(
      fc.property(anyFacts, anyTerms, (facts, own) => {
        const chosen = chooseIncentive(facts, { ...terms, ...own });
        const { most, kind, incrementalValue } = chosen;
        expect(most).toBeGreaterThanOrEqual(0);
        expect(most).toBeLessThanOrEqual(own.maxShare * (incrementalValue ?? 0) * (1 + 1e-12));
        if (kind === "recognition") expect(most).toBe(0);
        else expect(own.kinds).toContain(kind);
        expect(chosen.reasons.length).toBeGreaterThan(0);
      }),
      { numRuns: runs(300) },
    );
  });

  it("never falls as the response rate, the share or the value rises", () => {
    fc.assert(
      fc.property(anyFacts, anyTerms, fc.double({ min: 1, max: 3, noNaN: true }), (facts, own, factor) => {
        const all = { ...terms, ...own, kinds: ["credit" as const] };
        const { most } = chooseIncentive(facts, all);
        const up = (share: number) => Math.min(1, share * factor);
        const slack = 1e-9 * (1 + most);
        expect(
          chooseIncentive(facts, { ...all, responseRate: up(own.responseRate) }).most,
        ).toBeGreaterThanOrEqual(most - slack);
        expect(chooseIncentive(facts, { ...all, maxShare: up(own.maxShare) }).most).toBeGreaterThanOrEqual(
          most - slack,
        );
        const richer = {
          ...facts,
          contribution: facts.contribution && Math.abs(facts.contribution) * factor,
        };
        expect(chooseIncentive(richer, all).most).toBeGreaterThanOrEqual(most - slack);
      }),
      { numRuns: runs(300) },
    );
  });

  it("gives every reason in English and Arabic, and refuses shares outside [0, 1] and tiers that fall", () => {
    for (const { en, ar } of Object.values(incentiveWords)) {
      expect(en).toMatch(/^[A-Z].*\.$/);
      expect(ar).toMatch(/^[\u0600-\u06ff\s:،.]+$/);
    }
    expect(() => choose({}, { maxShare: Number.NaN })).toThrow(/requires maxShare in \[0, 1\]/);
    const falling = [
      { fromReferrals: 0, share: 0.5 },
      { fromReferrals: 3, share: 0.4 },
    ];
    expect(incentivesSchema.safeParse({ tiers: falling }).success).toBe(false);
  });
});
