import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bgnbd } from "../../../model/families/bgnbd.ts";
import { mbgnbd } from "../../../model/families/mbgnbd.ts";
import { runs } from "../../support/runs.ts";
import { anySummary, usualParams } from "./support/arbitraries.ts";

const rate = fc.double({ min: 1e-5, max: 0.05, noNaN: true });

describe.each([bgnbd, mbgnbd])("discounted purchases, $name", (family) => {
  it("are the undiscounted ones at rate 0, and fewer above", () => {
    fc.assert(
      fc.property(usualParams, anySummary, rate, (params, summary, delta) => {
        const plain = family.expectedTransactionsIfAlive(params, summary, 365);
        expect(family.discountedTransactionsIfAlive(params, summary, 365, 0)).toBe(plain);
        const discounted = family.discountedTransactionsIfAlive(params, summary, 365, delta);
        expect(discounted).toBeLessThan(plain);
        expect(discounted).toBeGreaterThan(plain * Math.exp(-delta * 365));
      }),
      { numRuns: runs(30) },
    );
  });

  it("agree with a fine sum over short stretches of time", () => {
    const params = { r: 0.5, alpha: 30, a: 0.8, b: 2.5 };
    const summary = { frequency: 4, recency: 50, T: 60 };
    const [t, delta, steps] = [700, 0.004, 20_000];
    let total = 0;
    let before = 0;
    for (let i = 1; i <= steps; i++) {
      const reached = family.expectedTransactionsIfAlive(params, summary, (i * t) / steps);
      total += Math.exp((-delta * (i - 0.5) * t) / steps) * (reached - before);
      before = reached;
    }
    expect(family.discountedTransactionsIfAlive(params, summary, t, delta)).toBeCloseTo(total, 6);
  });

  it("without end are the limit of a long horizon, times P(alive)", () => {
    fc.assert(
      fc.property(
        usualParams,
        anySummary,
        fc.double({ min: 0.001, max: 0.05, noNaN: true }),
        (params, summary, delta) => {
          const long = family.discountedTransactionsIfAlive(params, summary, 60 / delta, delta);
          const alive = family.probabilityAlive(params, summary);
          const forever = family.discountedExpectedTransactions(params, summary, delta);
          expect(Math.abs(forever - alive * long)).toBeLessThan(1e-8 * (alive * long) + 1e-300);
        },
      ),
      { numRuns: runs(30) },
    );
  });

  it("without drop-out and without end are the rate over the discount", () => {
    const params = { r: 2, alpha: 40, a: 1e-12, b: 1 };
    const found = family.discountedExpectedTransactions(params, { frequency: 0, recency: 0, T: 0 }, 1e-3);
    expect(found).toBeCloseTo(2 / 40 / 1e-3, 6);
  });
});
