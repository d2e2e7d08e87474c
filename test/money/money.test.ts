import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { minorDigits } from "../../model/money/minorDigits.ts";
import { toMajor } from "../../model/money/toMajor.ts";
import { toMinor } from "../../model/money/toMinor.ts";
import { runs } from "../support/runs.ts";

describe("minorDigits", () => {
  test("follows ISO 4217, not the cash in use", () => {
    const digits = {
      KWD: 3,
      BHD: 3,
      OMR: 3,
      JOD: 3,
      IQD: 3,
      TND: 3,
      LYD: 3,
      JPY: 0,
      KRW: 0,
      SAR: 2,
      USD: 2,
      LBP: 2,
    };
    for (const [currency, expected] of Object.entries(digits))
      expect(minorDigits(currency), currency).toBe(expected);
    expect(() => minorDigits("riyal")).toThrow("ISO 4217 code such as SAR: riyal");
  });
});

describe("toMinor", () => {
  test("every decimal amount survives the way in and out", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.constantFrom(0, 2, 3), (minor, digits) => {
        expect(toMinor(Number((minor / 10 ** digits).toFixed(digits)), digits)).toBe(minor);
        expect(toMinor(toMajor(minor, digits), digits)).toBe(minor);
      }),
      { numRuns: runs(500) },
    );
  });

  test("known traps of binary numbers come out exact", () => {
    expect(toMinor(1.005 * 1000, 2)).toBe(100_500);
    expect(toMinor(0.1 + 0.2, 2)).toBe(30);
    expect(toMinor(8.7 * 3, 2)).toBe(2610);
    expect(toMinor(77_183.6, 2)).toBe(7_718_360);
    expect(Object.is(toMinor(-0, 2), 0)).toBe(true);
  });

  test("more digits than the currency has, and what is no number, are refused", () => {
    expect(() => toMinor(12.345, 2)).toThrow("at most 2 decimal digits: 12.345");
    expect(() => toMinor(0.5, 0)).toThrow("at most 0 decimal digits: 0.5");
    for (const amount of [Number.NaN, Number.POSITIVE_INFINITY, 1e300])
      expect(() => toMinor(amount, 2)).toThrow(`: ${amount}`);
  });
});
