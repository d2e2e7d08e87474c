import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { paretonbd } from "../../../../model/families/paretonbd.ts";
import { simulateParetoNbd } from "../../../../model/simulate/simulateParetoNbd.ts";
import { runs } from "../../../support/runs.ts";
import { anySummary } from "../support/arbitraries.ts";

const logUniform = (low: number, high: number) =>
  fc.double({ min: Math.log(low), max: Math.log(high), noNaN: true }).map(Math.exp);
const anyParams = fc.record({
  r: logUniform(0.01, 100),
  alpha: logUniform(0.1, 1000),
  s: logUniform(0.01, 50),
  beta: logUniform(0.1, 1000),
});
const usualParams = fc.record({
  r: logUniform(0.1, 5),
  alpha: logUniform(5, 100),
  s: logUniform(0.1, 3),
  beta: logUniform(5, 200),
});
const params = { r: 0.55, alpha: 74, s: 0.61, beta: 82 };

describe("paretonbd", () => {
  it("answers as in its docstrings", () => {
    const cdnow = { r: 0.5534, alpha: 10.5802, s: 0.6061, beta: 11.6562 };
    expect(paretonbd.probabilityAlive(cdnow, { frequency: 0, recency: 0, T: 39 })).toBeCloseTo(0.2941, 4);
    const simulated = simulateParetoNbd(cdnow, { customers: 3, T: [27, 39], seed: 1 });
    expect(simulated.T.length).toBe(3);
    expect(() => simulateParetoNbd(cdnow, { customers: 1, T: [5, 4], seed: 1 })).toThrow(/T\[0\] <= T\[1\]/);
  });

  it("P(alive) lies in [0, 1], is 1 on the day of the last purchase and falls as T grows", () => {
    fc.assert(
      fc.property(anyParams, anySummary, (shop, summary) => {
        const now = paretonbd.probabilityAlive(shop, summary);
        const later = paretonbd.probabilityAlive(shop, { ...summary, T: summary.T + 30 });
        expect(now).toBeLessThanOrEqual(1);
        expect(later).toBeGreaterThanOrEqual(0);
        expect(later).toBeLessThanOrEqual(now * (1 + 1e-12));
        expect(paretonbd.probabilityAlive(shop, { ...summary, T: summary.recency })).toBe(1);
      }),
      { numRuns: runs(60) },
    );
  });

  it("remembers answers for the parameters and the line asked with, and no others", () => {
    const summary = { frequency: 3, recency: 80, T: 200 };
    const shop = { ...params };
    const first = paretonbd.probabilityAlive(shop, summary);
    const crossing = paretonbd.timeWhenAliveFallsTo(shop, summary, 0.5);
    shop.beta = 20;
    expect(paretonbd.probabilityAlive(shop, summary)).toBeLessThan(first);
    expect(paretonbd.timeWhenAliveFallsTo(shop, summary, 0.5)).toBeLessThan(crossing);
    expect(paretonbd.timeWhenAliveFallsTo(shop, summary, 0.4)).toBeGreaterThan(
      paretonbd.timeWhenAliveFallsTo(shop, summary, 0.5),
    );
    shop.beta = params.beta;
    expect(paretonbd.probabilityAlive(shop, summary)).toBe(first);
    expect(paretonbd.timeWhenAliveFallsTo(shop, summary, 0.5)).toBe(crossing);
  });

  it("does not care which of alpha and beta is the larger: the likelihood is smooth where they meet", () => {
    const summary = { frequency: 3, recency: 80, T: 200 };
    const at = (beta: number) => paretonbd.logLikelihood({ ...params, beta }, summary);
    const [below, same, above] = [74 - 1e-3, 74, 74 + 1e-3].map(at);
    expect(below - 2 * same + above).toBeCloseTo(0, 9);
    expect(Math.abs(above - below)).toBeGreaterThan(1e-7);
  });

  it("act-by is the time at which P(alive) has the value asked for, after the last purchase", () => {
    fc.assert(
      fc.property(
        anyParams,
        anySummary,
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        (shop, summary, p) => {
          const T = paretonbd.timeWhenAliveFallsTo(shop, summary, p);
          expect(T).toBeGreaterThanOrEqual(summary.recency);
          if (T < 1e12 && T - summary.recency > 1e-6 * T) {
            expect(paretonbd.probabilityAlive(shop, { ...summary, T })).toBeCloseTo(p, 6);
          }
        },
      ),
      { numRuns: runs(60) },
    );
  });

  it("the silence falls to p at the time it says", () => {
    const summary = { frequency: 4, recency: 100, T: 120 };
    const T = paretonbd.timeWhenSilenceFallsTo(params, summary, 0.2);
    expect(paretonbd.probabilityOfSilenceIfAlive(params, { ...summary, T })).toBeCloseTo(0.2, 12);
  });

  it("the counts sum to 1, have the expected mean, and agree with the count asked for one by one", () => {
    fc.assert(
      fc.property(usualParams, anySummary, fc.integer({ min: 1, max: 700 }), (shop, summary, t) => {
        const counts = paretonbd.countDistributionIfAlive(shop, summary, t, 1e-13);
        const total = counts.reduce((sum, p) => sum + p, 0);
        const mean = counts.reduce((sum, p, n) => sum + n * p, 0);
        expect(total).toBeCloseTo(1, 11);
        const expected = paretonbd.expectedTransactionsIfAlive(shop, summary, t);
        expect(Math.abs(mean - expected)).toBeLessThan(1e-7 * (1 + expected));
        const alive = paretonbd.probabilityAlive(shop, summary);
        for (const n of [0, 1, 7]) {
          const one = paretonbd.conditionalProbabilityOfTransactions(shop, summary, t, n);
          const none = n === 0 ? 1 - alive : 0;
          expect(Math.abs(one - none - alive * (counts[n] ?? 0))).toBeLessThan(1e-12);
        }
      }),
      { numRuns: runs(40) },
    );
  });

  it("the chance of no purchase follows from the NBD where nobody leaves", () => {
    const shop = { ...params, s: 1e-13 };
    const none = (params.alpha / (params.alpha + 100)) ** params.r;
    expect(paretonbd.probabilityOfTransactions(shop, 100, 0)).toBeCloseTo(none, 11);
  });

  it("expectation is smooth through s = 1, where its formula divides by zero", () => {
    const at = (s: number) => paretonbd.expectedTransactions({ ...params, s }, 365);
    const exact = ((params.r * params.beta) / params.alpha) * Math.log1p(365 / params.beta);
    expect(at(1)).toBeCloseTo(exact, 13);
    expect(at(1 + 1e-9)).toBeCloseTo(exact, 7);
    expect(at(1 - 1e-9)).toBeCloseTo(exact, 7);
  });

  it("discounted purchases are the undiscounted ones at rate 0, and without end the limit of a long horizon", () => {
    const rate = fc.double({ min: 0.001, max: 0.05, noNaN: true });
    fc.assert(
      fc.property(usualParams, anySummary, rate, (shop, summary, delta) => {
        const plain = paretonbd.expectedTransactionsIfAlive(shop, summary, 365);
        expect(paretonbd.discountedTransactionsIfAlive(shop, summary, 365, 0)).toBe(plain);
        const discounted = paretonbd.discountedTransactionsIfAlive(shop, summary, 365, delta);
        expect(discounted).toBeLessThan(plain);
        expect(discounted).toBeGreaterThan(plain * Math.exp(-delta * 365));
        const long = paretonbd.discountedTransactionsIfAlive(shop, summary, 60 / delta, delta);
        const forever = paretonbd.discountedExpectedTransactions(shop, summary, delta);
        const alive = paretonbd.probabilityAlive(shop, summary);
        expect(Math.abs(forever - alive * long)).toBeLessThan(1e-10 * alive * long + 1e-300);
      }),
      { numRuns: runs(40) },
    );
  });

  it("refuses what no customer can have, and counts too long to hold", () => {
    expect(() => paretonbd.probabilityAlive(params, { frequency: 1, recency: 5, T: 4 })).toThrow(RangeError);
    expect(() => paretonbd.probabilityAlive(params, { frequency: 0.5, recency: 1, T: 4 })).toThrow(
      RangeError,
    );
    expect(() => paretonbd.logLikelihood({ ...params, s: 0 }, { frequency: 0, recency: 0, T: 4 })).toThrow(
      /s > 0/,
    );
    expect(() =>
      paretonbd.countDistributionIfAlive({ ...params, r: 1e9 }, { frequency: 0, recency: 0, T: 0 }, 1e6),
    ).toThrow(/below 5000000/);
  });
});
