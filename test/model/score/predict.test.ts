import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bgnbd } from "../../../model/families/bgnbd.ts";
import { families } from "../../../model/families/families.ts";
import { contribution } from "../../../model/score/contribution.ts";
import { createScorer } from "../../../model/score/createScorer.ts";
import { dailyDiscount } from "../../../model/score/dailyDiscount.ts";
import { valueAtRisk } from "../../../model/score/valueAtRisk.ts";
import { runs } from "../../support/runs.ts";
import { anyCustomer, anyModel, cdnow, customer, mbg, onClock, plain } from "./shop.ts";

const asOf = 10_000;
const weeks = { ...cdnow, params: { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 } };

describe("golden values", () => {
  // Fader, Hardie & Lee (2005), "Counting Your Customers the Easy Way", and their note on P(alive): customer 1516.
  const published = createScorer(weeks, { ...plain, horizonDays: 39, discountRate: 0 });
  const known = published.predict(customer({ frequency: 2, recency: 30.43, T: 38.86 }), asOf);

  it("P(alive) of the published customer is 0.7266", () => {
    expect(known.probabilityAlive).toBeCloseTo(0.7266, 4);
    expect(known.churnProbability).toBeCloseTo(1 - 0.7266, 4);
  });

  it("expected orders of the published customer in 39 weeks are 1.226", () => {
    expect(known.expectedOrders.value).toBeCloseTo(1.226, 3);
  });

  it("expected spend of the published customer is p (gamma + x m) / (p x + q - 1)", () => {
    // 6.249 (15.44 + 2 * 30) / (6.249 * 2 + 3.744 - 1) = 471.42456 / 15.242
    expect(known.expectedOrderValue).toBeCloseTo(30.9293, 4);
  });

  it("undiscounted CLV at margin 1 and no cost is orders times spend", () => {
    expect(known.clv!.value).toBeCloseTo(known.expectedOrders.value * known.expectedOrderValue!, 12);
    expect(known.expectedRevenue).toBeCloseTo(known.clv!.value, 12);
  });

  it("value at risk at P(alive) 0.7266 is 0.2734 of the value if alive", () => {
    expect(known.valueAtRisk! / known.clvIfAlive!).toBeCloseTo(0.2734, 4);
  });
});

describe("definitions", () => {
  it("contribution is net spend times margin share less cost to serve", () => {
    expect(contribution(50, 0.4, 5)).toBe(15);
  });

  it("a year of 365.25 days discounts by the yearly rate, continuously", () => {
    expect(dailyDiscount(0.1) * 365.25).toBeCloseTo(Math.log(1.1), 15);
    expect(() => dailyDiscount(Number.NaN)).toThrow("dailyDiscount requires a yearly rate >= 0: NaN");
  });

  it("value at risk is what is lost with those who are gone, and nothing of who costs more than they bring", () => {
    expect(valueAtRisk(0.3, 420)).toBeCloseTo(294, 12);
    expect(valueAtRisk(0.3, -10)).toBe(0);
  });
});

describe("money", () => {
  it("margin and cost enter as orders times (spend times margin less cost)", () => {
    const free = createScorer(cdnow, plain).predict(customer(), asOf);
    const dear = createScorer(cdnow, { ...plain, marginShare: 0.4, costPerOrder: 5 }).predict(
      customer(),
      asOf,
    );
    const discounted = free.clvIfAlive! / free.expectedOrderValue!;
    expect(dear.clvIfAlive).toBeCloseTo(discounted * (0.4 * free.expectedOrderValue! - 5), 9);
    expect(dear.expectedRevenue).toBe(free.expectedRevenue);
  });

  it("a customer's own recorded cost replaces the shop's", () => {
    const own = createScorer(cdnow, { ...plain, costPerOrder: 5 }).predict(customer({ cost: 9 }), asOf);
    const shop = createScorer(cdnow, { ...plain, costPerOrder: 3 }).predict(customer(), asOf);
    expect(own).toEqual(shop);
  });

  it("discounts a purchase one year away by the yearly rate", () => {
    // Nearly all of the horizon's value in its last moments: a steady buyer over one day, one year ahead.
    const steady = { ...cdnow, params: { r: 1e6, alpha: 1e8, a: 1e-3, b: 1e6 } };
    const until = (days: number, discountRate: number) =>
      createScorer(steady, { ...plain, discountRate, horizonDays: days }).predict(customer(), asOf)
        .clvIfAlive!;
    const lastDay = (rate: number) => until(366, rate) - until(365, rate);
    expect(lastDay(0.1) / lastDay(0)).toBeCloseTo(1.1 ** (-365.5 / 365.25), 4);
  });

  it("is null without a spend model and in a log without amounts", () => {
    const none = {
      expectedOrderValue: null,
      expectedRevenue: null,
      clv: null,
      clvIfAlive: null,
      residualValue: null,
      valueAtRisk: null,
    };
    expect(createScorer({ ...cdnow, spend: null }, plain).predict(customer(), asOf)).toMatchObject(none);
    const unpriced = customer({ monetaryValue: null, spend: null });
    expect(createScorer(cdnow, plain).predict(unpriced, asOf)).toMatchObject(none);
  });

  it("a customer whose repeat purchases were all free or refunded is priced like a new one", () => {
    const scorer = createScorer(cdnow, plain);
    const free = scorer.predict(customer({ monetaryValue: 0 }), asOf);
    const fresh = scorer.predict(customer({ frequency: 0, recency: 0 }), asOf);
    expect(free.expectedOrderValue).toBeCloseTo(fresh.expectedOrderValue!, 12);
    expect(free.clv!.high).toBeGreaterThan(free.clv!.value);
  });

  it("residual value is null without a discount and more than the horizon's with one", () => {
    expect(
      createScorer(cdnow, { ...plain, discountRate: 0 }).predict(customer(), asOf).residualValue,
    ).toBeNull();
    const { residualValue, clv } = createScorer(cdnow, plain).predict(customer(), asOf);
    expect(residualValue).toBeGreaterThan(clv!.value);
  });

  it("stands on the mean of the observed means where the spend has no expectation", () => {
    const heavy = { ...cdnow, spend: { params: { p: 1.2, q: 0.8, gamma: 20 }, populationMean: 44 } };
    const once = createScorer(heavy, plain).predict(customer({ frequency: 0, recency: 0 }), asOf);
    expect(once.expectedOrderValue).toBe(44);
    expect(once.clv!.high).toBeGreaterThan(0);
  });
});

describe("any customer", () => {
  const anySettings = fc.record({
    horizonDays: fc.integer({ min: 1, max: 1000 }),
    marginShare: fc.double({ min: 0, max: 1, noNaN: true }),
    costPerOrder: fc.constantFrom(0, 0, 4, 40),
  });

  it("has ordered, finite intervals, none below zero where nothing costs", () => {
    fc.assert(
      fc.property(anyModel, anyCustomer, anySettings, (model, summary, over) => {
        const { expectedOrders, clv } = createScorer(model, { ...plain, ...over }).predict(summary, asOf);
        expect(expectedOrders.low).toBeGreaterThanOrEqual(0);
        expect(expectedOrders.high).toBeGreaterThanOrEqual(expectedOrders.low);
        expect(clv!.high).toBeGreaterThanOrEqual(clv!.low);
        expect(Number.isFinite(clv!.high - clv!.low)).toBe(true);
        if (over.costPerOrder === 0 && summary.cost === 0) expect(clv!.low).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: runs(100) },
    );
  });

  it("has value at risk between 0 and the value if alive", () => {
    fc.assert(
      fc.property(anyModel, anyCustomer, anySettings, (model, summary, over) => {
        const { valueAtRisk, clvIfAlive } = createScorer(model, { ...plain, ...over }).predict(summary, asOf);
        expect(valueAtRisk).toBeGreaterThanOrEqual(0);
        expect(valueAtRisk).toBeLessThanOrEqual(Math.max(0, clvIfAlive!));
      }),
      { numRuns: runs(100) },
    );
  });

  it("promises more the longer the horizon", () => {
    fc.assert(
      fc.property(anyModel, anyCustomer, fc.integer({ min: 1, max: 700 }), (model, summary, days) => {
        const scorer = createScorer(model, plain);
        const free = { ...summary, cost: 0 };
        const [near, far] = [scorer.predict(free, asOf, days), scorer.predict(free, asOf, days + 100)];
        expect(far.expectedOrders.value).toBeGreaterThan(near.expectedOrders.value);
        expect(far.clvIfAlive!).toBeGreaterThan(near.clvIfAlive!);
        expect(far.expectedOrders.high).toBeGreaterThanOrEqual(near.expectedOrders.high);
        // Of daily buyers it reaches P(alive) itself, to the last digit.
        expect(far.nextOrder.probabilityWithinHorizon).toBeGreaterThanOrEqual(
          near.nextOrder.probabilityWithinHorizon,
        );
      }),
      { numRuns: runs(50) },
    );
  });

  it("has order bounds that are quantiles of the predictive distribution", () => {
    fc.assert(
      fc.property(anyModel, anyCustomer, (model, summary) => {
        const { low, high } = createScorer(model, plain).predict(summary, asOf).expectedOrders;
        const { clocked, timeIn } = onClock(model, summary);
        const cdf = (n: number) => {
          let sum = 0;
          for (let k = 0; k <= n; k++) {
            sum += families[model.family].conditionalProbabilityOfTransactions(
              model.params,
              clocked,
              timeIn(365),
              k,
            );
          }
          return sum;
        };
        for (const [bound, q] of [
          [low, 0.1],
          [high, 0.9],
        ]) {
          expect(cdf(bound)).toBeGreaterThan(q - 1e-9);
          if (bound > 0) expect(cdf(bound - 1)).toBeLessThan(q + 1e-9);
        }
      }),
      { numRuns: runs(50) },
    );
  });

  it("has a by50 date by which the chance of an order reaches one half, and not a day earlier", () => {
    fc.assert(
      fc.property(anyModel, anyCustomer, (model, summary) => {
        const { by50, by50Reason } = createScorer(model, plain).predict(summary, asOf).nextOrder;
        const { clocked, timeIn } = onClock(model, summary);
        const none = (days: number) =>
          families[model.family].conditionalProbabilityOfTransactions(model.params, clocked, timeIn(days), 0);
        if (by50 === null) {
          expect(none(36_525)).toBeGreaterThan(0.5);
          expect(by50Reason!.en).toMatch(/\.$/);
        } else {
          expect(none(by50 - asOf)).toBeLessThanOrEqual(0.5);
          expect(none(by50 - asOf - 1)).toBeGreaterThan(0.5);
        }
      }),
      { numRuns: runs(100) },
    );
  });
});

describe("models at their boundaries", () => {
  const everyone = [
    { frequency: 0, recency: 0, T: 0 },
    { frequency: 0, recency: 0, T: 3000 },
    { frequency: 3, recency: 100, T: 5000 },
    { frequency: 400, recency: 2000, T: 2001 },
  ];
  const purchases = [
    { r: 0.5, alpha: 40, a: 1e-9, b: 5 },
    { r: 2, alpha: 60, a: 1e-12, b: 1e-6 },
    { r: 1e5, alpha: 1e6, a: 0.8, b: 2 },
    { r: 0.01, alpha: 0.01, a: 3, b: 0.1 },
    { r: 30, alpha: 3, a: 1, b: 1 },
  ];
  const spends = [
    { p: 1e5, q: 3, gamma: 0.001 },
    { p: 0.05, q: 1.01, gamma: 1e4 },
    { p: 2, q: 0.3, gamma: 5 },
    { p: 1.5, q: 1e5, gamma: 1e7 },
  ];

  it.each(purchases)("answer with finite, ordered numbers: $r, $alpha, $a, $b", (params) => {
    for (const spend of spends) {
      for (const { frequency, recency, T } of everyone) {
        for (const costPerOrder of [0, 20]) {
          const model = { ...mbg, params, spend: { params: spend, populationMean: 30 } };
          const summary = customer({ frequency, recency, T, monetaryValue: frequency === 0 ? 0 : 33 });
          const prediction = createScorer(model, { ...plain, costPerOrder }).predict(summary, asOf);
          const { clv, expectedOrders, valueAtRisk: risk, residualValue, expectedRevenue } = prediction;
          const numbers = [
            ...Object.values(clv!),
            ...Object.values(expectedOrders),
            risk,
            residualValue,
            expectedRevenue,
          ];
          expect(numbers.every(Number.isFinite)).toBe(true);
          expect(clv!.low).toBeLessThanOrEqual(clv!.high);
        }
      }
    }
  });
});

describe("next order", () => {
  it("the chance within the horizon is one less the chance of none", () => {
    const { nextOrder } = createScorer(mbg, plain).predict(customer(), asOf);
    const none = families.mbgnbd.conditionalProbabilityOfTransactions(mbg.params, customer(), 365, 0);
    expect(nextOrder.probabilityWithinHorizon).toBeCloseTo(1 - none, 12);
  });

  it("medianIfAlive is T + (alpha + T)(2^(1/(r + x)) - 1), as a date", () => {
    const { r, alpha } = cdnow.params as { r: number; alpha: number };
    const days = (alpha + 272) * (2 ** (1 / (r + 2)) - 1);
    expect(createScorer(cdnow, plain).predict(customer(), asOf).nextOrder.medianIfAlive).toBe(
      asOf + Math.ceil(days),
    );
  });

  it("a date beyond 100 years is none, with the reason", () => {
    const never = { ...cdnow, params: { r: 0.01, alpha: 300, a: 0.1, b: 5 } };
    const { nextOrder } = createScorer(never, plain).predict(customer({ frequency: 0, recency: 0 }), asOf);
    expect(nextOrder.medianIfAlive).toBeNull();
    expect(nextOrder.by50).toBeNull();
    expect(nextOrder.by50Reason!.en).toContain("100 years");
  });
});

describe("calibration", () => {
  it("a factor c on the model's clock gives in h days what 1 gives in c h days", () => {
    const fast = createScorer({ ...cdnow, calibration: 1.25 }, { ...plain, discountRate: 0 });
    const slow = createScorer(cdnow, { ...plain, discountRate: 0 });
    const [calibrated, same] = [fast.predict(customer(), asOf, 100), slow.predict(customer(), asOf, 125)];
    expect(calibrated.expectedOrders).toEqual(same.expectedOrders);
    expect(calibrated.clv).toEqual(same.clv);
    expect(calibrated.probabilityAlive).toBe(same.probabilityAlive);
  });

  it("dates pass back through it: the next order comes sooner on a faster clock", () => {
    const days = (calibration: number) =>
      createScorer({ ...cdnow, calibration }, plain).predict(customer(), asOf).nextOrder.by50! - asOf;
    expect(days(2)).toBe(Math.ceil(days(1) / 2));
  });

  it("discounting stays in calendar days", () => {
    const until = (calibration: number, days: number) =>
      createScorer({ ...cdnow, calibration }, plain).predict(customer(), asOf, days);
    const short = until(100, 1);
    expect(short.clvIfAlive! / (short.expectedOrdersIfAlive * short.expectedOrderValue!)).toBeGreaterThan(
      0.9997,
    );
  });
});

describe("act-by", () => {
  it("is the last day above the line of P(alive)", () => {
    const { actBy } = createScorer(cdnow, plain).predict(customer(), asOf);
    const aliveOn = (day: number) =>
      bgnbd.probabilityAlive(cdnow.params as never, { frequency: 2, recency: 213, T: day - (asOf - 272) });
    expect(actBy).toMatchObject({ passed: false, line: "probabilityAlive", reason: null });
    expect(aliveOn(actBy.day!)).toBeGreaterThanOrEqual(0.5);
    expect(aliveOn(actBy.day! + 1)).toBeLessThan(0.5);
  });

  it("is passed exactly when the customer stands below a line, and then lies in the past", () => {
    fc.assert(
      fc.property(anyModel, anyCustomer, (model, summary) => {
        const { actBy, probabilityAlive, probabilityOfSilence } = createScorer(model, plain).predict(
          summary,
          asOf,
        );
        const below = probabilityAlive < 0.5 - 1e-9 || probabilityOfSilence < 0.05 - 1e-9;
        const above = probabilityAlive > 0.5 + 1e-9 && probabilityOfSilence > 0.05 + 1e-9;
        if (below) expect(actBy.passed).toBe(true);
        if (above) expect(actBy.passed).toBe(false);
        if (actBy.passed) expect(actBy.day).toBeLessThanOrEqual(asOf);
        if (actBy.day === null) expect(actBy.reason).not.toBeNull();
      }),
      { numRuns: runs(200) },
    );
  });

  it("is carried by silence where nobody drops out", () => {
    const noDropOut = { ...cdnow, params: { ...cdnow.params, r: 2, a: 1e-9, b: 1e3 } };
    const often = customer({ frequency: 20, recency: 250, T: 260, firstDay: 9740, lastDay: 9990 });
    const { actBy, probabilityAlive } = createScorer(noDropOut, plain).predict(often, asOf);
    expect(probabilityAlive).toBeGreaterThan(0.999);
    expect(actBy.line).toBe("overdue");
    expect(actBy.passed).toBe(false);
  });

  it("never comes for a one-time buyer of BG/NBD whose silence may last 100 years, and says so", () => {
    const { actBy } = createScorer(cdnow, plain).predict(customer({ frequency: 0, recency: 0 }), asOf);
    expect(actBy.day).toBeNull();
    expect(actBy.reason!.en).toContain("never falls");
    expect(actBy.reason!.ar).toContain("لا ينخفض");
  });

  it("is the day of the last purchase for whom the line is never above", () => {
    const strict = createScorer(mbg, { ...plain, atRiskBelow: 0.99 });
    const { actBy } = strict.predict(
      customer({ frequency: 0, recency: 0, T: 0, firstDay: asOf, lastDay: asOf }),
      asOf,
    );
    expect(actBy).toMatchObject({ day: asOf, passed: true });
  });
});

describe("createScorer", () => {
  it("refuses settings that cannot be worked with, by name", () => {
    expect(() => createScorer(cdnow, { ...plain, discountRate: Number.NaN })).toThrow(
      /discountRate >= 0: NaN/,
    );
    expect(() => createScorer(cdnow, { ...plain, horizonDays: 0 })).toThrow(/horizonDays > 0: 0/);
    expect(() => createScorer(cdnow, { ...plain, lostBelow: 1.5 })).toThrow(/lostBelow <= 1: 1.5/);
    expect(() => createScorer(cdnow, { ...plain, costPerOrder: -1 })).toThrow(/costPerOrder >= 0: -1/);
    expect(() => createScorer({ ...cdnow, calibration: 0 }, plain).predict(customer(), asOf)).toThrow(
      /calibration > 0: 0/,
    );
  });

  it("gives the same answer whatever it was asked before", () => {
    const scorer = createScorer(cdnow, plain);
    const first = scorer.predict(customer(), asOf);
    for (let days = 1; days < 20; days++) scorer.predict(customer({ frequency: days }), asOf, days);
    expect(scorer.predict(customer(), asOf)).toEqual(first);
    expect(createScorer(cdnow, plain).predict(customer(), asOf)).toEqual(first);
  });
});
