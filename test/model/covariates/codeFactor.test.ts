import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeFactor } from "../../../model/covariates/codeFactor.ts";
import type { CovariateFactor } from "../../../model/covariates/covariateFit.ts";
import { levelIndex, paramsOfLevels } from "../../../model/covariates/paramsOfLevels.ts";
import { runs } from "../../support/runs.ts";

const times = (count: number, value: string) => new Array<string>(count).fill(value);

describe("codeFactor", () => {
  it("puts the commonest level first, of equals the first by name", () => {
    const { levels, customers, folded } = codeFactor("channel", [
      ...times(30, "b"),
      ...times(50, "c"),
      ...times(30, "a"),
    ]);
    expect(levels).toEqual(["c", "a", "b"]);
    expect(customers).toEqual([50, 30, 30]);
    expect(folded).toBeNull();
  });

  it("gathers rare levels in `other`, naming them, and keeps customers of whom nothing is recorded apart", () => {
    const values = [...times(60, "shop"), ...times(40, ""), ...times(10, "fair"), null, "press", "other"];
    const factor = codeFactor("channel", values);
    expect(factor.levels).toEqual(["shop", "", "other"]);
    expect(factor.customers).toEqual([60, 41, 12]);
    expect(factor.folded).toEqual({ levels: ["fair", "press"], customers: 11 });
    expect(factor.level[100]).toBe(2);
    expect(factor.level[110]).toBe(1);
  });

  it("keeps no more levels than asked for", () => {
    const values = Array.from({ length: 2000 }, (_, i) => `level ${i % 20}`);
    const { levels } = codeFactor("channel", values, { most: 5 });
    expect(levels.length).toBe(5);
    expect(levels).toContain("other");
  });

  it("counts weights as customers", () => {
    expect(codeFactor("channel", ["a", "b"], { weight: [30, 70] }).levels).toEqual(["b", "a"]);
  });

  it("every customer has a level, whatever the values, and the counts add up", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom("a", "b", "", "other"), fc.string({ maxLength: 2 })), {
          maxLength: 60,
        }),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 2, max: 6 }),
        (values, fewest, most) => {
          const { levels, level, customers } = codeFactor("x", values, { fewest, most });
          expect(new Set(levels).size).toBe(levels.length);
          expect(levels.length).toBeLessThanOrEqual(most);
          expect(customers.reduce((sum, count) => sum + count, 0)).toBe(values.length);
          levels.forEach((_, at) => {
            expect(level.filter((of) => of === at).length).toBe(customers[at]);
          });
          const [first, ...rest] = customers;
          for (const count of rest) expect(count).toBeLessThanOrEqual(first);
        },
      ),
      { numRuns: runs(100) },
    );
  });
});

describe("paramsOfLevels", () => {
  const factor: Pick<CovariateFactor, "levels"> = {
    levels: [
      { name: "search", customers: 5, shifts: {} },
      { name: "referral", customers: 4, shifts: { alpha: -Math.LN2, a: Math.log(3) } },
      { name: "other", customers: 1, shifts: { alpha: 1 } },
    ],
  };

  it("multiplies parameters by the exponentials of the shifts", () => {
    const params = paramsOfLevels({ r: 1, alpha: 10, a: 2, b: 5 }, [factor], [1]);
    expect(params.r).toBe(1);
    expect(params.alpha).toBeCloseTo(5, 12);
    expect(params.a).toBeCloseTo(6, 12);
    expect(params.b).toBe(5);
  });

  it("takes a value never seen as `other`, or as the commonest where there is none", () => {
    expect(levelIndex(factor, "referral")).toBe(1);
    expect(levelIndex(factor, "fair")).toBe(2);
    expect(levelIndex({ levels: factor.levels.slice(0, 2) }, "fair")).toBe(0);
  });
});
