import { describe, expect, it } from "vitest";
import { rowChanged } from "../../functions/scoring/rowChanged.ts";
import { rowOf } from "../../functions/scoring/rowOf.ts";
import { scoreCustomer } from "../../functions/scoring/scoreCustomer.ts";
import { summaryOf } from "../../functions/scoring/summaryOf.ts";
import type { CustomerRow } from "../../functions/store/types.ts";
import { isoToDay } from "../../model/time/isoToDay.ts";
import { model, regular, ruleset, settings } from "./shop.ts";

const asOf = isoToDay("2025-05-01");

describe("rowOf", () => {
  it("holds what the score says, unrounded", () => {
    const summary = summaryOf(regular, asOf, settings)!;
    const row = rowOf({ summary, model, ruleset, settings, asOf, now: 5, channel: "web" });
    const score = scoreCustomer({ customerId: "c", history: regular, model, ruleset, settings, asOf })!;
    expect(row).toMatchObject({
      segment: score.segment,
      rule: 1,
      firstDay: isoToDay("2025-01-10"),
      lastDay: isoToDay("2025-04-20"),
      orders: 4,
      spend: 205.5,
      channel: "web",
      modelId: model.id,
      rulesetId: ruleset.id,
      scoredOn: asOf,
      changedAt: 5,
    });
    expect(row.clv).toBeCloseTo(score.prediction.predictedClv!.value, 2);
    expect(row.actBy).toBe(isoToDay(score.actBy.date!));
  });
});

describe("rowChanged", () => {
  const stored: CustomerRow = {
    segment: "steady",
    rule: 3,
    clv: 100,
    probabilityAlive: 0.8,
    valueAtRisk: 25,
    expectedOrders: 4,
    actBy: 1010,
    firstDay: 500,
    lastDay: 990,
    orders: 7,
    spend: 350,
    channel: "web",
    modelId: "m1",
    rulesetId: "r1",
    scoredOn: 1000,
    changedAt: 1,
  };
  const changed = (over: Partial<CustomerRow>, before: CustomerRow | null = stored) =>
    rowChanged(before, { ...stored, ...over }, settings);

  it("rewrites a customer's first row", () => {
    expect(changed({}, null)).toBe(true);
  });

  it("leaves a row whose model, day and small digits alone changed", () => {
    expect(
      changed({ modelId: "m2", rulesetId: "r2", scoredOn: 1001, changedAt: 2, clv: 104, actBy: 1012 }),
    ).toBe(false);
  });

  it("rewrites when the segment or the rule changes", () => {
    expect(changed({ segment: "at_risk" })).toBe(true);
    expect(changed({ rule: 2 })).toBe(true);
  });

  it("rewrites when CLV moves by more than 5% and one unit, not by one of the two", () => {
    expect(changed({ clv: 105.1 })).toBe(true);
    expect(changed({ clv: 94.9 })).toBe(true);
    expect(changed({ clv: 105 })).toBe(false);
    expect(changed({ clv: 2 }, { ...stored, clv: 1.2 })).toBe(false);
    expect(changed({ clv: 2.3 }, { ...stored, clv: 1.2 })).toBe(true);
    expect(changed({ clv: null })).toBe(true);
  });

  it("rewrites when P(alive) moves by .05", () => {
    expect(changed({ probabilityAlive: 0.75 })).toBe(true);
    expect(changed({ probabilityAlive: 0.76 })).toBe(false);
  });

  it("rewrites once when act-by has passed since the row was stored", () => {
    expect(changed({ scoredOn: 1010 })).toBe(false);
    expect(changed({ scoredOn: 1011 })).toBe(true);
    expect(changed({ scoredOn: 1012 }, { ...stored, scoredOn: 1011 })).toBe(false);
    expect(changed({ scoredOn: 1005, actBy: 1003 })).toBe(true);
    expect(changed({ scoredOn: 1011, actBy: null }, { ...stored, actBy: null })).toBe(false);
  });

  it("rewrites when the purchases themselves changed", () => {
    expect(changed({ orders: 8 })).toBe(true);
    expect(changed({ lastDay: 995 })).toBe(true);
    expect(changed({ spend: 349 })).toBe(true);
    expect(changed({ channel: "app" })).toBe(true);
  });

  it("judges a log without amounts by expected orders", () => {
    const unpriced = { ...stored, clv: null, spend: null, valueAtRisk: null };
    expect(changed({ ...unpriced, expectedOrders: 4.15 }, unpriced)).toBe(false);
    expect(changed({ ...unpriced, expectedOrders: 4.3 }, unpriced)).toBe(true);
  });
});
