import { describe, expect, it } from "vitest";
import {
  expectedOfNewCustomer,
  patternModel,
  patternOf,
  patternsIn,
} from "../../../model/covariates/patternModel.ts";
import { families } from "../../../model/families/families.ts";
import { mbgnbd } from "../../../model/families/mbgnbd.ts";
import type { Model } from "../../../model/model.ts";
import { createScorer } from "../../../model/score/createScorer.ts";
import type { CustomerSummary } from "../../../model/summary.ts";
import { cdnow, mbg, plain as settings, seasonal } from "./shop.ts";

const factors: Model["covariates"] = [
  {
    name: "channel",
    levels: [
      { name: "search", share: 0.6, shifts: {} },
      { name: "referral", share: 0.3, shifts: { alpha: -0.4, a: -0.5 } },
      { name: "other", share: 0.1, shifts: { alpha: 0.2 } },
    ],
  },
  {
    name: "member",
    levels: [
      { name: "", share: 0.8, shifts: {} },
      { name: "yes", share: 0.2, shifts: { alpha: -0.3 } },
    ],
  },
];
const asOf = 10_134;

const customer: CustomerSummary = {
  frequency: 3,
  recency: 120,
  T: 200,
  monetaryValue: 40,
  spend: 150,
  cost: 0,
  firstDay: asOf - 200,
  lastDay: asOf - 80,
};

const kinds: CustomerSummary["covariates"][] = [
  undefined,
  { channel: "search" },
  { channel: "referral" },
  { channel: "never seen" },
  { channel: "referral", member: "yes" },
  { member: "yes" },
];

describe("patternOf", () => {
  const model = { ...mbg, covariates: factors };

  it("numbers every pattern once, and takes what was never seen as `other`", () => {
    expect(patternsIn(model)).toBe(6);
    expect(patternOf(model, { channel: "search" })).toBe(0);
    expect(patternOf(model, { channel: "referral", member: "yes" })).toBe(3);
    expect(patternOf(model, { channel: "fair" })).toBe(patternOf(model, { channel: "other" }));
    expect(patternOf(mbg, { channel: "referral" })).toBe(0);
  });

  it("a pattern's model has its parameters, and no covariates; relative uncertainty stays", () => {
    const covariance = [
      [0.01, 0.02, 0, 0],
      [0.02, 4, 0, 0],
      [0, 0, 0.04, 0],
      [0, 0, 0, 0.09],
    ];
    const whole = { ...model, uncertainty: { covariance, shopVariance: 0.01 } };
    const own = patternModel(whole, patternOf(model, { channel: "referral", member: "yes" }));
    expect(own.params.alpha).toBeCloseTo(mbg.params.alpha * Math.exp(-0.7), 10);
    expect(own.params.a).toBeCloseTo(mbg.params.a * Math.exp(-0.5), 10);
    expect(own).not.toHaveProperty("covariates");
    const scaled = own.uncertainty!.covariance!;
    expect(scaled[1][1] / own.params.alpha ** 2).toBeCloseTo(4 / mbg.params.alpha ** 2, 10);
    expect(scaled[0][0]).toBeCloseTo(0.01, 12);
  });
});

describe("expectedOfNewCustomer", () => {
  it("is what customers of all patterns expect, as they were shared among the levels", () => {
    const { expectedTransactions } = mbgnbd;
    const plain = (alpha: number, a: number) =>
      expectedTransactions({ ...params, alpha: params.alpha * alpha, a: params.a * a }, 365);
    const params = mbg.params as Parameters<typeof expectedTransactions>[0];
    const [channel] = factors!;
    const one = expectedOfNewCustomer({ params, covariates: [channel] }, families.mbgnbd)(365);
    const mixed =
      0.6 * plain(1, 1) + 0.3 * plain(Math.exp(-0.4), Math.exp(-0.5)) + 0.1 * plain(Math.exp(0.2), 1);
    expect(one).toBeCloseTo(mixed, 10);
    expect(expectedOfNewCustomer({ params }, families.mbgnbd)(365)).toBeCloseTo(plain(1, 1), 12);
  });
});

describe.each([cdnow, mbg, seasonal])("a scorer of $id with covariates", (base) => {
  const model: Model = { ...base, covariates: factors };
  const scorer = createScorer(model, settings);

  it("scores each customer as the model of their pattern does", () => {
    for (const covariates of kinds) {
      const summary = { ...customer, ...(covariates && { covariates }) };
      const own = createScorer(patternModel(model, patternOf(model, covariates)), settings);
      expect(scorer.predict(summary, asOf)).toEqual(own.predict(customer, asOf));
    }
  });

  it("expects more of customers of a channel that buys more often and leaves less", () => {
    const orders = (channel: string) =>
      scorer.predict({ ...customer, covariates: { channel } }, asOf).expectedOrders.value;
    expect(orders("referral")).toBeGreaterThan(orders("search"));
    expect(orders("search")).toBeGreaterThan(orders("other"));
  });

  it("gives many customers at once the same as one by one", () => {
    const summaries = kinds.flatMap((covariates, i) => [
      { ...customer, frequency: i, ...(covariates && { covariates }) },
      { ...customer, frequency: 5, ...(covariates && { covariates }) },
    ]);
    const column = (of: (summary: CustomerSummary) => number) => Float64Array.from(summaries, of);
    const columns = {
      frequency: column((s) => s.frequency),
      recency: column((s) => s.recency),
      T: column((s) => s.T),
      firstDay: column((s) => s.firstDay),
      lastDay: column((s) => s.lastDay),
      monetaryValue: column((s) => s.monetaryValue!),
      spend: column((s) => s.spend!),
      pattern: column((s) => patternOf(model, s.covariates)),
    };
    const many = scorer.predictColumns(columns, asOf, { nextOrder: true, residualValue: true });
    summaries.forEach((summary, i) => {
      const one = scorer.predict(summary, asOf);
      expect(many.probabilityAlive[i]).toBe(one.probabilityAlive);
      expect(many.expectedOrders[i]).toBe(one.expectedOrders.value);
      expect(many.expectedOrdersHigh![i]).toBe(one.expectedOrders.high);
      expect(many.clv![i]).toBe(one.clv!.value);
      expect(many.clvLow![i]).toBe(one.clv!.low);
      expect(many.residualValue![i]).toBe(one.residualValue ?? Number.NaN);
      expect(many.actBy[i]).toBe(one.actBy.day ?? Number.NaN);
    });
    const { pattern: _, ...without } = columns;
    expect(() => scorer.predictColumns(without, asOf)).toThrow("requires the pattern of every customer");
  });
});
