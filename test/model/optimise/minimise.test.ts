import { describe, expect, it } from "vitest";
import { covarianceFrom } from "../../../model/optimise/covarianceFrom.ts";
import { logScale } from "../../../model/optimise/logScale.ts";
import { minimise } from "../../../model/optimise/minimise.ts";
import type { Objective } from "../../../model/optimise/objective.ts";

const wide = { lower: [-100, -100], upper: [100, 100] };

/** Rosenbrock's curved valley, lowest at (1, 1). */
const valley: Objective = ([x, y]) => ({
  value: (1 - x) ** 2 + 100 * (y - x * x) ** 2,
  gradient: [-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)],
  hessian: [
    [2 - 400 * (y - 3 * x * x), -400 * x],
    [-400 * x, 200],
  ],
});

/** Falls for ever as x grows, like a parameter running to its boundary. */
const slope: Objective = ([x, y]) => ({
  value: Math.exp(-x) + y * y,
  gradient: [-Math.exp(-x), 2 * y],
  hessian: [
    [Math.exp(-x), 0],
    [0, 2],
  ],
});

describe("minimise", () => {
  it("follows a curved valley to its end in a few dozen steps", () => {
    const { at, converged, iterations } = minimise(valley, [-1.2, 1], wide);
    expect(at[0]).toBeCloseTo(1, 9);
    expect(at[1]).toBeCloseTo(1, 9);
    expect(converged).toBe(true);
    expect(iterations).toBeLessThan(60);
  });

  it("leaves a saddle", () => {
    const saddle: Objective = ([x, y]) => ({
      value: x * x - y * y + y ** 4,
      gradient: [2 * x, -2 * y + 4 * y ** 3],
      hessian: [
        [2, 0],
        [0, -2 + 12 * y * y],
      ],
    });
    const { at } = minimise(saddle, [1, 1e-6], wide);
    expect(Math.abs(at[1])).toBeCloseTo(Math.SQRT1_2, 8);
  });

  it("holds a coordinate at the bound it is pushed against, and says which", () => {
    const { at, held, converged } = minimise(slope, [0, 3], { lower: [-5, -5], upper: [5, 5] });
    expect(at[0]).toBe(5);
    expect(at[1]).toBeCloseTo(0, 9);
    expect(held).toEqual([true, false]);
    expect(converged).toBe(true);
  });

  it("does not call a search converged that ran out of steps", () => {
    expect(minimise(valley, [-1.2, 1], wide, 1e-9, 2).converged).toBe(false);
  });

  it("does not call NaN converged", () => {
    const broken: Objective = () => ({ value: Number.NaN, gradient: [Number.NaN], hessian: [[Number.NaN]] });
    expect(minimise(broken, [0], { lower: [-1], upper: [1] }).converged).toBe(false);
  });
});

describe("covarianceFrom", () => {
  it("inverts the Hessian and carries it from the log scale", () => {
    const found = covarianceFrom(
      [2, 3],
      [
        [4, 1],
        [1, 2],
      ],
    );
    expect(found?.[0][0]).toBeCloseTo((4 * 2) / 7, 12);
    expect(found?.[0][1]).toBeCloseTo(-6 / 7, 12);
    expect(found?.[1][1]).toBeCloseTo((9 * 4) / 7, 12);
  });

  it("is null where the data do not determine the parameters", () => {
    const flat = [
      [1, 1],
      [1, 1],
    ];
    expect(covarianceFrom([1, 1], flat)).toBeNull();
  });
});

it("logScale turns derivatives in θ into those in ln θ", () => {
  // f = θ³ = e^(3 ln θ): derivatives 3θ³ and 9θ³ in ln θ.
  const found = logScale([2], { value: 8, gradient: [12], hessian: [[12]] });
  expect(found).toEqual({ value: 8, gradient: [24], hessian: [[72]] });
});
