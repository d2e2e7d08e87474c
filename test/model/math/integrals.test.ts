import { describe, expect, it } from "vitest";
import { hypergeometricWithOne } from "../../../model/math/hypergeometricWithOne.ts";
import { logIntegralConcave } from "../../../model/math/logIntegralConcave.ts";
import { scaledExponentialIntegral } from "../../../model/math/scaledExponentialIntegral.ts";

const relative = (found: number, truth: number) => Math.abs(found / truth - 1);

describe("logIntegralConcave", () => {
  it.each([1e-6, 0.3, 5, 200, 1e6])("of e^(−c z), c = %d, is (1 − e^(−c))/c", (c) => {
    const found = logIntegralConcave(
      (z) => -c * z,
      () => -c,
      1,
    );
    expect(relative(Math.exp(found), -Math.expm1(-c) / c)).toBeLessThan(1e-13);
  });

  it.each([0.01, 1, 30, 1e4])("of a Gaussian of width 1/√%d inside is √(2π/c)", (c) => {
    const found = logIntegralConcave(
      (z) => (-c * (z - 90) ** 2) / 2,
      (z) => -c * (z - 90),
      Infinity,
    );
    const truth = Math.sqrt((2 * Math.PI) / c);
    expect(relative(Math.exp(found), truth)).toBeLessThan(1e-12);
  });

  it("neither overflows nor underflows: heights are logarithms throughout", () => {
    const found = logIntegralConcave(
      (z) => -5000 - 3 * z,
      () => -3,
      Infinity,
    );
    expect(found).toBeCloseTo(-5000 - Math.log(3), 10);
  });

  it("over nothing is −Infinity", () => {
    expect(
      logIntegralConcave(
        () => 0,
        () => 0,
        0,
      ),
    ).toBe(Number.NEGATIVE_INFINITY);
  });
});

describe("scaledExponentialIntegral", () => {
  it("at s = 1, z = 1 is Gompertz's constant (OEIS A073003)", () => {
    expect(scaledExponentialIntegral(1, 1)).toBeCloseTo(0.5963473623231941, 14);
  });

  it.each([
    1e-7, 0.01, 0.4, 0.6, 3, 100,
  ])("keeps s E_{s+1}(z) + z E_s(z) = e^−z (DLMF 8.19.12) at z = %d", (z) => {
    for (const s of [1e-6, 0.5, 1, 1.6, 2, 17, 300]) {
      const sum = s * scaledExponentialIntegral(s + 1, z) + z * scaledExponentialIntegral(s, z);
      expect(relative(sum, 1)).toBeLessThan(1e-13);
    }
  });

  it("for s = 0 is the limit 1/z", () => {
    expect(relative(scaledExponentialIntegral(1e-15, 0.02), 50)).toBeLessThan(1e-12);
  });
});

describe("hypergeometricWithOne", () => {
  it("at b = 1, c = 2, z = 1/2 is 2 ln 2", () => {
    expect(hypergeometricWithOne(1, 2, 0.5)).toBeCloseTo(2 * Math.LN2, 14);
  });

  it("near z = 1 is −ln(1 − z)/z for b = 1, c = 2", () => {
    const z = 1 - 2 ** -23;
    expect(relative(hypergeometricWithOne(1, 2, z), (23 * Math.LN2) / z)).toBeLessThan(1e-10);
  });

  it.each([
    [1, 1, 0.5],
    [3, 5, 0.9],
    [0.01, 0.01, 0.3],
    [7, 7.0001, 0.99],
    [100, 101, 0.999],
    [0.5, 1000, 0.99],
    [5, 6, 0],
  ])("agrees with its series at b = %d, c = %d, z = %d", (b, c, z) => {
    let [sum, term] = [0, 1];
    for (let k = 0; term > 1e-18 * sum; k++) {
      sum += term;
      term *= ((b + k) / (c + k)) * z;
    }
    expect(relative(hypergeometricWithOne(b, c, z), sum)).toBeLessThan(1e-13);
  });
});
