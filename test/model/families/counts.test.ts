import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bgnbd } from "../../../model/families/bgnbd.ts";
import { mbgnbd } from "../../../model/families/mbgnbd.ts";
import { createRandom } from "../../../model/simulate/random.ts";
import { simulateCustomer } from "../../../model/simulate/simulateCustomer.ts";
import { runs } from "../../support/runs.ts";
import { anySummary, usualParams } from "./support/arbitraries.ts";

const horizon = fc.integer({ min: 1, max: 400 });
const cdnow = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };

describe.each([bgnbd, mbgnbd])("number of purchases, $name", (family) => {
  it("the probabilities of all counts of an alive customer sum to 1, and their mean is the expectation", () => {
    fc.assert(
      fc.property(usualParams, anySummary, horizon, (params, summary, t) => {
        const counts = family.countDistributionIfAlive(params, summary, t, 1e-12);
        const total = counts.reduce((sum, p) => sum + p, 0);
        const mean = counts.reduce((sum, p, n) => sum + n * p, 0);
        expect(Math.abs(total - 1)).toBeLessThan(1e-9);
        const expected = family.expectedTransactionsIfAlive(params, summary, t);
        expect(Math.abs(mean - expected)).toBeLessThan(1e-6 * (1 + expected));
      }),
      { numRuns: runs(40) },
    );
  });

  it("the distribution agrees with each count asked for alone", () => {
    fc.assert(
      fc.property(
        usualParams,
        anySummary,
        horizon,
        fc.integer({ min: 0, max: 30 }),
        (params, summary, t, n) => {
          const counts = family.countDistributionIfAlive(params, summary, t, 1e-12);
          const alive = family.probabilityAlive(params, summary);
          const alone = family.conditionalProbabilityOfTransactions(params, summary, t, n);
          const together = alive * (counts[n] ?? 0) + (n === 0 ? 1 - alive : 0);
          expect(Math.abs(alone - together)).toBeLessThan(1e-11);
        },
      ),
      { numRuns: runs(60) },
    );
  });

  it("a new customer's counts sum to 1, and their mean is the expectation", () => {
    const probabilities = Array.from({ length: 400 }, (_, n) =>
      family.probabilityOfTransactions(cdnow, 39, n),
    );
    expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 10);
    const mean = probabilities.reduce((sum, p, n) => sum + n * p, 0);
    expect(mean).toBeCloseTo(family.expectedTransactions(cdnow, 39), 9);
  });

  it("P(n in (39, 78]) of a new customer is what simulation gives", () => {
    const random = createRandom(11);
    const customers = 200_000;
    const seen = new Float64Array(4);
    for (let i = 0; i < customers; i++) {
      let later = 0;
      for (const at of simulateCustomer(cdnow, 78, random, family === mbgnbd)) if (at > 39) later += 1;
      if (later < seen.length) seen[later] += 1 / customers;
    }
    seen.forEach((share, n) => {
      const p = family.probabilityOfTransactionsBetween(cdnow, 39, 78, n);
      expect(Math.abs(share - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / customers));
    });
  });

  it("a distribution that starts below what a number can hold is still whole", () => {
    const counts = family.countDistributionIfAlive(cdnow, { frequency: 3000, recency: 1, T: 1 }, 52);
    const mean = counts.reduce((sum, p, n) => sum + n * p, 0);
    const expected = family.expectedTransactionsIfAlive(cdnow, { frequency: 3000, recency: 1, T: 1 }, 52);
    expect(counts.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 8);
    expect(Math.abs(mean / expected - 1)).toBeLessThan(1e-4);
  });

  it("a count too large to list is refused, not attempted", () => {
    const busy = { r: 1e6, alpha: 1e-3, a: 1e-9, b: 1 };
    expect(() => family.countDistributionIfAlive(busy, { frequency: 0, recency: 0, T: 0 }, 1e6)).toThrow(
      RangeError,
    );
  });

  it("nothing happens in no time", () => {
    const summary = { frequency: 2, recency: 30, T: 60 };
    expect([...family.countDistributionIfAlive(cdnow, summary, 0)]).toEqual([1]);
    expect(family.conditionalProbabilityOfTransactions(cdnow, summary, 0, 0)).toBe(1);
    expect(family.expectedTransactionsIfAlive(cdnow, summary, 0)).toBe(0);
  });
});

describe("intervals that do not start at the first purchase", () => {
  it("BG/NBD: P(none in (39, 78]) is .7541 as four million simulated customers gave, not the peer's .5738", () => {
    expect(bgnbd.probabilityOfTransactionsBetween(cdnow, 39, 78, 0)).toBeCloseTo(0.7541, 3);
    expect(bgnbd.probabilityOfTransactionsBetween(cdnow, 0, 39, 0)).toBeCloseTo(0.573786352096009, 12);
  });

  it("tiny probabilities keep their digits", () => {
    // BTYD 2.4.3 manual, printed to six digits.
    expect(bgnbd.probabilityOfTransactions(cdnow, 2, 10) / 1.07869e-7).toBeCloseTo(1, 5);
    expect(bgnbd.probabilityOfTransactions(cdnow, 2, 300)).toBeGreaterThan(0);
  });
});
