import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { digamma } from "../../../model/math/digamma.ts";
import { incompleteBeta } from "../../../model/math/incompleteBeta.ts";
import { logBeta } from "../../../model/math/logBeta.ts";
import { logGamma } from "../../../model/math/logGamma.ts";
import { logRising } from "../../../model/math/logRising.ts";
import { trigamma } from "../../../model/math/trigamma.ts";
import { runs } from "../../support/runs.ts";

const EULER = 0.5772156649015329;
const positive = fc.double({ min: -4, max: 5, noNaN: true }).map((e) => 10 ** e);

describe("logGamma", () => {
  it("is the logarithm of factorials, and of √π at ½", () => {
    let factorial = 1;
    for (let n = 1; n <= 20; n++) {
      factorial *= n;
      expect(logGamma(n + 1)).toBeCloseTo(Math.log(factorial), 13);
    }
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 13);
    expect(logGamma(5)).toBeCloseTo(3.1780538303479458, 13);
    // NIST DLMF 5.11, to 15 digits: ln 99!
    expect(logGamma(100)).toBeCloseTo(359.1342053695754, 11);
  });

  it("rises by ln x from x to x + 1", () => {
    fc.assert(
      fc.property(positive, (x) => {
        const rise = logGamma(x + 1) - logGamma(x);
        expect(Math.abs(rise - Math.log(x))).toBeLessThan(1e-14 * (10 + Math.abs(logGamma(x + 1))));
      }),
      { numRuns: runs(100) },
    );
  });
});

describe("digamma and trigamma", () => {
  it("have their known values at 1 and ½", () => {
    expect(digamma(1)).toBeCloseTo(-EULER, 14);
    expect(digamma(0.5)).toBeCloseTo(-EULER - 2 * Math.LN2, 13);
    expect(trigamma(1)).toBeCloseTo(Math.PI ** 2 / 6, 14);
    expect(trigamma(0.5)).toBeCloseTo(Math.PI ** 2 / 2, 13);
  });

  it("fall in step from x to x + 1", () => {
    fc.assert(
      fc.property(positive, (x) => {
        expect(Math.abs(digamma(x + 1) - digamma(x) - 1 / x)).toBeLessThan(1e-13 * (1 + 1 / x));
        expect(Math.abs(trigamma(x) - trigamma(x + 1) - x ** -2)).toBeLessThan(1e-13 * (1 + x ** -2));
      }),
      { numRuns: runs(100) },
    );
  });
});

describe("logRising and logBeta", () => {
  it("ln 3·4, and ln 1/12", () => {
    expect(logRising(3, 2)).toBeCloseTo(Math.log(12), 14);
    expect(logBeta(2, 3)).toBeCloseTo(Math.log(1 / 12), 14);
  });

  it("do not lose digits where Γ is huge", () => {
    const x = 1e9;
    const exact = Math.log(x) + Math.log(x + 1) + Math.log(x + 2);
    expect(Math.abs(logRising(x, 3) / exact - 1)).toBeLessThan(1e-14);
    expect(logBeta(1, x)).toBeCloseTo(-Math.log(x), 13);
  });
});

describe("incompleteBeta", () => {
  it("is a polynomial for whole b: the chance of at least a of a + b − 1 coins", () => {
    expect(incompleteBeta(0.5, 2, 3)).toBeCloseTo(0.6875, 14);
    for (const z of [1e-10, 0.1, 0.5, 0.9]) {
      const exact = 4 * z ** 3 - 3 * z ** 4;
      expect(Math.abs(incompleteBeta(z, 3, 2) / exact - 1)).toBeLessThan(1e-13);
    }
  });

  it("and its reflection sum to 1; it rises with z", () => {
    const shape = fc.double({ min: -2, max: 3, noNaN: true }).map((e) => 10 ** e);
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.98, noNaN: true }), shape, shape, (z, a, b) => {
        const here = incompleteBeta(z, a, b);
        expect(here + incompleteBeta(1 - z, b, a)).toBeCloseTo(1, 11);
        expect(incompleteBeta(z + 0.01, a, b)).toBeGreaterThanOrEqual(here * (1 - 1e-11));
      }),
      { numRuns: runs(100) },
    );
  });

  it("refuses what has no meaning", () => {
    expect(() => incompleteBeta(1.1, 1, 1)).toThrow("incompleteBeta requires 0 <= z <= 1: 1.1");
    expect(() => incompleteBeta(0.5, 0, 1)).toThrow("a > 0 and b > 0: 0, 1");
    expect(incompleteBeta(0, 2, 3)).toBe(0);
    expect(incompleteBeta(1, 2, 3)).toBe(1);
  });
});
