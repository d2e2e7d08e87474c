import { describe, expect, it } from "vitest";
import { betaExpectation } from "../../../model/math/betaExpectation.ts";
import { findRoot } from "../../../model/math/findRoot.ts";
import { gaussLegendre } from "../../../model/math/gaussLegendre.ts";
import { stretchedNodes } from "../../../model/math/stretchedNodes.ts";
import { symmetricEigen } from "../../../model/math/symmetricEigen.ts";

describe("gaussLegendre", () => {
  it.each([1, 2, 5, 12, 16])("%i nodes integrate powers up to twice that exactly", (n) => {
    const { nodes, weights } = gaussLegendre(n);
    for (let power = 0; power < 2 * n; power++) {
      const sum = nodes.reduce((total, x, i) => total + weights[i] * x ** power, 0);
      expect(sum).toBeCloseTo(1 / (power + 1), 14);
    }
  });
});

describe("betaExpectation", () => {
  const shapes = [1e-12, 0.01, 0.2, 1, 30, 3000, 1e6];

  it.each(
    shapes.flatMap((a) => shapes.map((b) => [a, b])),
  )("E[1 − p] is b/(a + b) for Beta(%f, %f)", (a, b) => {
    const found = betaExpectation(a, b, (_, q) => q, 1, 0, 0.5);
    expect(Math.abs(found - b / (a + b))).toBeLessThan(1e-12);
  });

  it("E[1/(1 + k p)] is ln(1 + k)/k for uniform p, wherever it bends", () => {
    for (const k of [1e-3, 1, 1e3, 1e8]) {
      const found = betaExpectation(1, 1, (p) => 1 / (1 + k * p), 1, 1 / (1 + k), 1 / k);
      expect(Math.abs((found * k) / Math.log1p(k) - 1)).toBeLessThan(1e-11);
    }
  });
});

describe("stretchedNodes", () => {
  it("give the mean of a Gamma variable over its logarithm", () => {
    for (const shape of [0.5, 3, 1e4]) {
      const top = Math.log(shape);
      const { at, weights } = stretchedNodes((v) => shape * v - Math.exp(v), top, top, 1 / Math.sqrt(shape));
      const mean = at.reduce((sum, v, i) => sum + weights[i] * Math.exp(v), 0);
      expect(mean / shape).toBeCloseTo(1, 11);
    }
  });
});

describe("findRoot", () => {
  it("finds √2", () => {
    expect(findRoot((x) => x * x - 2, 0, 2)).toBeCloseTo(Math.SQRT2, 11);
  });

  it("finds a root at an end, and one of a steep function", () => {
    expect(findRoot((x) => x, 0, 1)).toBe(0);
    expect(findRoot((x) => Math.exp(50 * x) - 2, -1, 1)).toBeCloseTo(Math.LN2 / 50, 11);
  });

  it("refuses ends of one sign", () => {
    expect(() => findRoot((x) => x * x + 1, -1, 1)).toThrow("findRoot requires a change of sign: 2, 2");
  });
});

describe("symmetricEigen", () => {
  it("takes a matrix apart so that it can be put together again", () => {
    const matrix = [
      [2, 1, 0.5],
      [1, -3, 1],
      [0.5, 1, 1e6],
    ];
    const { values, vectors } = symmetricEigen(matrix);
    matrix.forEach((row, i) => {
      row.forEach((entry, j) => {
        const sum = values.reduce((total, value, k) => total + value * vectors[k][i] * vectors[k][j], 0);
        expect(sum).toBeCloseTo(entry, 8);
      });
    });
  });
});
