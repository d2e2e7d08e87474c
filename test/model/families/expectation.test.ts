import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  expectedCount,
  expectedCountQuadrature,
} from "../../../model/families/betageometric/expectedCount.ts";
import { bgnbd } from "../../../model/families/bgnbd.ts";
import { mbgnbd } from "../../../model/families/mbgnbd.ts";
import { incompleteBeta } from "../../../model/math/incompleteBeta.ts";
import { runs } from "../../support/runs.ts";
import { anyParams, anySummary, usualParams } from "./support/arbitraries.ts";

const time = fc.double({ min: 0.01, max: 2000, noNaN: true });

/** Σ_j P(at least j purchases): slow, positive throughout, and shares nothing with the code it judges. */
function bySummation(
  { r, alpha, a, b }: { r: number; alpha: number; a: number; b: number },
  t: number,
): number {
  let total = 0;
  let survived = 1;
  for (let j = 1; j < 20_000; j++) {
    const term = survived * incompleteBeta(t / (alpha + t), j, r, alpha / (alpha + t));
    total += term;
    if (term < 1e-15 * total) break;
    survived *= (b + j - 1) / (a + b + j - 1);
  }
  return total;
}

describe("expected purchases of an alive customer", () => {
  it("agree with the sum of the chances of a first, second, third purchase", () => {
    fc.assert(
      fc.property(usualParams, fc.integer({ min: 1, max: 400 }), (params, t) => {
        const found = expectedCount(params, t);
        expect(Math.abs(found / bySummation(params, t) - 1)).toBeLessThan(1e-10);
      }),
      { numRuns: runs(30) },
    );
  });

  it("come out the same from series and quadrature", () => {
    fc.assert(
      fc.property(anyParams, time, (params, t) => {
        const found = expectedCount(params, t);
        expect(Math.abs(found / expectedCountQuadrature(params, t) - 1)).toBeLessThan(1e-10);
      }),
      { numRuns: runs(200) },
    );
  });

  it.each([
    { r: 0.5, alpha: 10, a: 1e-12, b: 1 },
    { r: 0.5, alpha: 10, a: 1, b: 0.5 },
    { r: 0.5, alpha: 10, a: 1 + 1e-13, b: 1e-9 },
    { r: 1e6, alpha: 1e7, a: 0.8, b: 2.4 },
    { r: 0.5, alpha: 10, a: 1e5, b: 3e5 },
    { r: 3000, alpha: 10, a: 1e-3, b: 1e-3 },
    { r: 1e-6, alpha: 1, a: 1e6, b: 1e-6 },
  ])("stay finite, and between bounds that must hold, at the edge %j", (state) => {
    const found = expectedCount(state, 365);
    const withoutDropOut = (state.r / state.alpha) * 365;
    const atLeastOne = -Math.expm1(-state.r * Math.log1p(365 / state.alpha));
    expect(found).toBeGreaterThanOrEqual(atLeastOne * (1 - 1e-9));
    expect(found).toBeLessThanOrEqual(withoutDropOut * (1 + 1e-9));
  });

  it("grow with t, by less and less", () => {
    fc.assert(
      fc.property(anyParams, time, (params, t) => {
        const [one, two, three] = [t, 2 * t, 3 * t].map((each) => expectedCount(params, each));
        expect(two).toBeGreaterThanOrEqual(one);
        expect(three - two).toBeLessThanOrEqual((two - one) * (1 + 1e-9));
      }),
      { numRuns: runs(100) },
    );
  });
});

describe.each([bgnbd, mbgnbd])("answers of $name", (family) => {
  it("scale with the unit of time: weeks and days agree", () => {
    fc.assert(
      fc.property(usualParams, anySummary, (params, summary) => {
        const weekly = { ...params, alpha: params.alpha / 7 };
        const inWeeks = { ...summary, recency: summary.recency / 7, T: summary.T / 7 };
        const days = family.conditionalExpectedTransactions(params, summary, 70);
        const weeks = family.conditionalExpectedTransactions(weekly, inWeeks, 10);
        expect(Math.abs(days - weeks)).toBeLessThan(1e-9 * (1 + days));
        const shift = summary.frequency * Math.log(7);
        expect(family.logLikelihood(weekly, inWeeks)).toBeCloseTo(
          family.logLikelihood(params, summary) + shift,
          6,
        );
      }),
      { numRuns: runs(50) },
    );
  });

  it("expectation = P(alive) times expectation if alive", () => {
    fc.assert(
      fc.property(usualParams, anySummary, (params, summary) => {
        const product =
          family.probabilityAlive(params, summary) * family.expectedTransactionsIfAlive(params, summary, 90);
        expect(family.conditionalExpectedTransactions(params, summary, 90)).toBeCloseTo(product, 12);
      }),
      { numRuns: runs(50) },
    );
  });

  it("a new customer expects what a customer of age 0 expects", () => {
    const params = { r: 0.5, alpha: 30, a: 0.8, b: 2.5 };
    const fresh = { frequency: 0, recency: 0, T: 0 };
    expect(family.expectedTransactions(params, 200)).toBeCloseTo(
      family.conditionalExpectedTransactions(params, fresh, 200),
      12,
    );
  });
});
