import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bgnbd } from "../../../model/families/bgnbd.ts";
import { mbgnbd } from "../../../model/families/mbgnbd.ts";
import { runs } from "../../support/runs.ts";
import { anyParams, anySummary, usualParams } from "./support/arbitraries.ts";

const chance = fc.double({ min: 0.01, max: 0.99, noNaN: true });

describe.each([bgnbd, mbgnbd])("being alive, $name", (family) => {
  it("P(alive) is a probability and falls as T grows", () => {
    fc.assert(
      fc.property(anyParams, anySummary, fc.integer({ min: 1, max: 500 }), (params, summary, longer) => {
        const now = family.probabilityAlive(params, summary);
        const later = family.probabilityAlive(params, { ...summary, T: summary.T + longer });
        expect(now).toBeGreaterThanOrEqual(0);
        expect(now).toBeLessThanOrEqual(1);
        expect(later).toBeLessThanOrEqual(now);
      }),
      { numRuns: runs(100) },
    );
  });

  it("the chance of silence starts at 1 at the last purchase and falls as T grows", () => {
    fc.assert(
      fc.property(anyParams, anySummary, fc.integer({ min: 1, max: 500 }), (params, summary, longer) => {
        const silence = (T: number) => family.probabilityOfSilenceIfAlive(params, { ...summary, T });
        expect(silence(summary.recency)).toBe(1);
        if (silence(summary.T) > 1e-300) expect(silence(summary.T + longer)).toBeLessThan(silence(summary.T));
      }),
      { numRuns: runs(100) },
    );
  });

  it("at the time when P(alive) falls to p it is p", () => {
    fc.assert(
      fc.property(usualParams, anySummary, chance, (params, summary, p) => {
        const T = family.timeWhenAliveFallsTo(params, summary, p);
        const start = family.probabilityAlive(params, { ...summary, T: summary.recency });
        if (family === bgnbd && summary.frequency === 0) expect(T).toBe(Infinity);
        else if (start <= p) expect(T).toBe(summary.recency);
        else if (T < 1e9) expect(family.probabilityAlive(params, { ...summary, T })).toBeCloseTo(p, 6);
      }),
      { numRuns: runs(100) },
    );
  });

  it("at the time when the chance of silence falls to p it is p", () => {
    fc.assert(
      fc.property(usualParams, anySummary, chance, (params, summary, p) => {
        const T = family.timeWhenSilenceFallsTo(params, summary, p);
        if (T < 1e9) {
          expect(family.probabilityOfSilenceIfAlive(params, { ...summary, T })).toBeCloseTo(p, 6);
        }
      }),
      { numRuns: runs(100) },
    );
  });

  it("within the median time to the next purchase somebody who stays buys with one chance in two", () => {
    const params = { r: 0.5, alpha: 30, a: 0.8, b: 2.5 };
    const summary = { frequency: 3, recency: 100, T: 120 };
    const median = family.medianTimeToNextIfAlive(params, summary);
    expect(family.countDistributionIfAlive(params, summary, median)[0]).toBeCloseTo(0.5, 12);
  });

  it("refuses what no customer can have, naming the value", () => {
    const params = { r: 0.5, alpha: 30, a: 0.8, b: 2.5 };
    const good = { frequency: 1, recency: 10, T: 20 };
    const alive =
      (change: object, of: object = {}) =>
      () =>
        family.probabilityAlive({ ...params, ...of }, { ...good, ...change });
    expect(alive({ frequency: -1 })).toThrow("probabilityAlive requires a whole frequency >= 0: -1");
    expect(alive({ frequency: 0.5 })).toThrow("whole frequency >= 0: 0.5");
    expect(alive({ recency: 21 })).toThrow("probabilityAlive requires 0 <= recency <= T < Infinity: 21, 20");
    expect(alive({ T: Number.NaN })).toThrow(RangeError);
    expect(alive({}, { a: 0 })).toThrow("probabilityAlive requires a > 0: 0");
    expect(alive({}, { alpha: Number.NaN })).toThrow("probabilityAlive requires alpha > 0: NaN");
    expect(() => family.expectedTransactions(params, -1)).toThrow("expectedTransactions requires t >= 0: -1");
    expect(() => family.probabilityOfTransactions(params, 1, 1.5)).toThrow("a whole n >= 0: 1.5");
    expect(() => family.timeWhenAliveFallsTo(params, good, 1)).toThrow("0 < p < 1: 1");
    expect(() => family.discountedExpectedTransactions(params, good, 0)).toThrow(
      "discountedExpectedTransactions requires delta > 0: 0",
    );
    expect(() => family.discountedTransactionsIfAlive(params, good, 1, -0.1)).toThrow("delta >= 0: -0.1");
  });
});

describe("examples of the documentation", () => {
  it("BG/NBD: the customer of Fader, Hardie & Lee with two repeat purchases is alive with .7266", () => {
    const params = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
    expect(bgnbd.probabilityAlive(params, { frequency: 2, recency: 30.43, T: 38.86 })).toBeCloseTo(0.7266, 4);
    expect(bgnbd.probabilityAlive(params, { frequency: 0, recency: 0, T: 38.86 })).toBe(1);
  });

  it("MBG/NBD: a one-time buyer of 39 weeks is not surely alive", () => {
    const params = { r: 0.5248, alpha: 6.1831, a: 0.8914, b: 1.614 };
    expect(mbgnbd.probabilityAlive(params, { frequency: 0, recency: 0, T: 39 })).toBeCloseTo(0.3893, 4);
  });
});
