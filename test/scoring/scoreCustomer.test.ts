import { describe, expect, it } from "vitest";
import { scoreSchema } from "../../functions/contract/score.ts";
import { scoreCustomer } from "../../functions/scoring/scoreCustomer.ts";
import { priorModel } from "../../model/score/priorModel.ts";
import { priorRuleset } from "../../model/segments/priorRuleset.ts";
import { isoToDay } from "../../model/time/isoToDay.ts";
import { historyOf, model, regular, ruleset, settings } from "./shop.ts";

const asOf = isoToDay("2025-05-01");
const input = { customerId: "c-1", history: regular, model, ruleset, settings, asOf };

describe("scoreCustomer", () => {
  const score = scoreCustomer(input)!;

  it("is a score by the contract", () => {
    expect(scoreSchema.strict().parse(score)).toEqual(score);
  });

  it("tells the history in the shop's words: purchase days, net spend, dates", () => {
    expect(score.history).toEqual({
      orders: 4,
      averageOrderValue: 51.38,
      averageDaysBetweenOrders: 33.33,
      historicClv: 205.5,
      firstOrder: "2025-01-10",
      lastOrder: "2025-04-20",
    });
    expect(score).toMatchObject({ customerId: "c-1", asOf: "2025-05-01", horizonDays: 365, currency: "SAR" });
  });

  it("adds up: churn, total CLV and value at risk follow from the other numbers", () => {
    const { prediction, totalClv, valueAtRisk, clvIfAlive, history } = score;
    expect(prediction.churnProbability).toBeCloseTo(1 - prediction.probabilityAlive, 6);
    expect(totalClv).toBeCloseTo(history.historicClv! + prediction.predictedClv!.value, 2);
    expect(valueAtRisk! / clvIfAlive!).toBeCloseTo(prediction.churnProbability, 3);
  });

  it("carries segment and reasons in both languages, and what it was made with", () => {
    expect(score.segment).toBe("likely_ambassador");
    expect(score.segmentLabel).toEqual({ en: "Likely ambassador", ar: "سفير محتمل" });
    expect(score.reasons.map(({ en }) => en).join(" ")).toContain("Bought 4 times, last 11 days ago");
    expect(score).toMatchObject({ basis: "data", modelId: model.id, rulesetId: ruleset.id });
  });

  it("keeps the segment whatever horizon is asked for", () => {
    const short = scoreCustomer({ ...input, horizonDays: 7 })!;
    expect(short.horizonDays).toBe(7);
    expect(short.prediction.expectedOrders.value).toBeLessThan(score.prediction.expectedOrders.value);
    expect({ segment: short.segment, reasons: short.reasons }).toEqual({
      segment: score.segment,
      reasons: score.reasons,
    });
  });

  it("as of a past date is blind to what came later", () => {
    const then = isoToDay("2025-03-01");
    const early = historyOf([
      ["2025-01-10", 4_000],
      ["2025-02-10", 6_000],
    ]);
    expect(scoreCustomer({ ...input, asOf: then })).toEqual(
      scoreCustomer({ ...input, history: early, asOf: then }),
    );
  });

  it("is null before the first purchase", () => {
    expect(scoreCustomer({ ...input, asOf: isoToDay("2025-01-09") })).toBeNull();
  });

  it("rounds money to the digits of the currency", () => {
    const dinars = scoreCustomer({ ...input, settings: { ...settings, currency: "KWD" } })!;
    expect(dinars.history.historicClv).toBe(20.55);
    const yen = scoreCustomer({ ...input, settings: { ...settings, currency: "JPY" } })!;
    expect(yen.prediction.predictedClv!.high % 1).toBe(0);
  });

  it("of a log without amounts has orders and no money", () => {
    const history = historyOf([
      ["2025-01-10", null],
      ["2025-02-10", null],
    ]);
    const orders = scoreCustomer({ ...input, history })!;
    expect(scoreSchema.parse(orders)).toEqual(orders);
    expect(orders).toMatchObject({
      totalClv: null,
      residualValue: null,
      clvIfAlive: null,
      valueAtRisk: null,
      history: { orders: 2, averageOrderValue: null, historicClv: null },
      prediction: { predictedClv: null, predictedRevenue: null, expectedOrderValue: null },
    });
    expect(orders.prediction.expectedOrders.value).toBeGreaterThan(0);
  });

  it("before any night answers from the prior, and says so", () => {
    const prior = priorModel();
    const first = scoreCustomer({ ...input, model: prior, ruleset: priorRuleset(prior, settings) })!;
    expect(first.basis).toBe("prior");
    expect(first.prediction.predictedClv).toBeNull();
    expect(first.history.historicClv).toBe(205.5);
    expect(first.reasons.length).toBeGreaterThan(0);
  });
});
