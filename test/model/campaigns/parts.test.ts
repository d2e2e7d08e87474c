import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { armSizes } from "../../../model/campaigns/armSizes.ts";
import { assignArms } from "../../../model/campaigns/assignArms.ts";
import { compareArms } from "../../../model/campaigns/compareArms.ts";
import { holm } from "../../../model/campaigns/holm.ts";
import { outcomeOf } from "../../../model/campaigns/outcomeOf.ts";
import { normalFreedom, studentQuantile, studentTails } from "../../../model/campaigns/student.ts";
import { buildHistory } from "../../../model/history/buildHistory.ts";
import { runs } from "../../support/runs.ts";

const ids = Array.from({ length: 4000 }, (_, i) => `c-${i}`);

describe("assignArms", () => {
  it("gives every arm exactly its size, whatever the sequence of the ids", () => {
    const sizes = [800, 1600, 1600];
    const arms = assignArms(ids, "spring", sizes);
    expect(sizes.map((_, arm) => arms.filter((one) => one === arm).length)).toEqual(sizes);
    const turned = assignArms([...ids].reverse(), "spring", sizes).reverse();
    expect(turned).toEqual(arms);
  });

  it("mixes customers anew for another campaign: arms of two campaigns are independent", () => {
    const [one, other] = ["spring", "autumn"].map((id) => assignArms(ids, id, [2000, 2000]));
    const both = ids.filter((_, i) => one[i] === 0 && other[i] === 0).length;
    // Hypergeometric: mean 1000, standard deviation 15.8.
    expect(Math.abs(both - 1000)).toBeLessThan(4 * 15.8);
  });

  it("takes customers of successive ids into control evenly", () => {
    const arms = assignArms(ids, "spring", [2000, 2000]);
    for (let from = 0; from < ids.length; from += 400) {
      const control = arms.slice(from, from + 400).filter((arm) => arm === 0).length;
      expect(Math.abs(control - 200)).toBeLessThan(4 * 10);
    }
  });

  it("refuses sizes that do not add up", () => {
    expect(() => assignArms(["a"], "x", [1, 1])).toThrow("assignArms requires sizes that add up");
  });
});

it("armSizes shares out everybody, variants differing by one at most", () => {
  fc.assert(
    fc.property(
      fc.nat(5000),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 1, max: 5 }),
      (n, share, k) => {
        const [control, ...variants] = armSizes(n, share, k);
        expect(control + variants.reduce((sum, size) => sum + size, 0)).toBe(n);
        expect(Math.max(...variants) - Math.min(...variants)).toBeLessThanOrEqual(1);
      },
    ),
    { numRuns: runs(50) },
  );
});

describe("Student's t", () => {
  it("has the quantiles that SciPy gives", () => {
    // SciPy: stats.t.ppf(0.975, df).
    const known: [number, number][] = [
      [1, 12.7062047361747],
      [10, 2.22813885198627],
      [normalFreedom, 1.95996398454005],
    ];
    for (const [freedom, t] of known) expect(studentQuantile(0.05, freedom)).toBeCloseTo(t, 7);
  });

  it("finds the t whose tails are asked for", () => {
    for (const chance of [0.3, 0.05, 1e-4]) {
      expect(studentTails(studentQuantile(chance, 7.3), 7.3)).toBeCloseTo(chance, 12);
    }
  });
});

describe("holm", () => {
  it("multiplies the smallest by the number of tests and never lets a later one fall below an earlier", () => {
    // By hand: 4 × 0.005, 3 × 0.01, 2 × 0.03, and 0.04 not below the one before.
    expect(holm([0.01, 0.04, 0.03, 0.005]).map((p) => Number(p.toFixed(10)))).toEqual([
      0.03, 0.06, 0.06, 0.02,
    ]);
    expect(holm([0.4, 0.9])).toEqual([0.8, 0.9]);
    expect(holm([])).toEqual([]);
  });
});

describe("compareArms", () => {
  const arm = fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 })), {
    minLength: 5,
    maxLength: 30,
  });
  const valuesOf = (pairs: [number, number][]) => ({ y: pairs.map(([y]) => y), x: pairs.map(([, x]) => x) });

  it("agrees with SciPy's test of two samples of unequal variance", () => {
    // SciPy: ttest_ind([3, 4, 5, 9], [1, 2, 2, 3, 2], equal_var=False), its p-value and 95% confidence interval.
    const { plain } = compareArms(
      { y: [3, 4, 5, 9], x: [0, 0, 0, 0] },
      { y: [1, 2, 2, 3, 2], x: [0, 0, 0, 0, 0] },
      "own",
    );
    expect(plain!.difference).toBeCloseTo(3.25, 12);
    expect(plain!.pValue).toBeCloseTo(0.086642725766, 9);
    expect(plain!.low).toBeCloseTo(-0.8114298126, 7);
    expect(plain!.high).toBeCloseTo(7.3114298126, 7);
  });

  it("takes the whole spread away that the expectation explains", () => {
    const x = [1, 5, 2, 8, 4, 9, 3];
    const noise = [0.1, -0.1, 0, 0.1, -0.1, 0.05, -0.05];
    const treated = { x, y: x.map((value, i) => 2 * value + 3 + noise[i]) };
    const control = { x: x.map((value) => value + 1), y: x.map((value, i) => 2 * (value + 1) - noise[i]) };
    const { plain, corrected, weight } = compareArms(treated, control, "shared");
    expect(weight).toBeCloseTo(2, 1);
    expect(plain!.low).toBeLessThan(0);
    expect(corrected!.difference).toBeCloseTo(3, 1);
    expect(corrected!.low).toBeGreaterThan(2.7);
  });

  it("never weighs the expectation so that the variance grows", () => {
    fc.assert(
      fc.property(arm, arm, (one, other) => {
        const { plain, corrected } = compareArms(valuesOf(one), valuesOf(other), "shared");
        if (plain === null || corrected === null) return;
        // One degree of freedom is paid for: 5 members a side widen t by 1.3 at most.
        expect(corrected.high - corrected.low).toBeLessThanOrEqual(2.2 * (plain.high - plain.low) + 1e-9);
      }),
      { numRuns: runs(60) },
    );
  });

  it("changes its sign, and nothing else, when the arms change places", () => {
    fc.assert(
      fc.property(arm, arm, (one, other) => {
        const [there, back] = [
          compareArms(valuesOf(one), valuesOf(other), "shared"),
          compareArms(valuesOf(other), valuesOf(one), "shared"),
        ];
        expect(back.corrected === null).toBe(there.corrected === null);
        if (there.corrected === null) return;
        expect(back.corrected!.difference).toBeCloseTo(-there.corrected.difference, 9);
        expect(back.corrected!.low).toBeCloseTo(-there.corrected.high, 9);
        expect(back.corrected!.pValue).toBeCloseTo(there.corrected.pValue, 9);
      }),
      { numRuns: runs(60) },
    );
  });

  it("says nothing where nobody differs, and refuses arms of fewer than three", () => {
    const same = { y: [1, 1, 1], x: [2, 2, 2] };
    expect(compareArms(same, same, "own")).toEqual({ plain: null, corrected: null, weight: 0 });
    expect(() => compareArms({ y: [1, 2], x: [1, 2] }, same, "own")).toThrow(
      "compareArms requires 3 members",
    );
  });
});

describe("outcomeOf", () => {
  const order = (orderId: string, day: number, amount: number) =>
    ({ orderId, day, at: day, amount, type: "order" }) as const;
  const history = buildHistory([
    order("before", 100, 5000),
    order("first", 101, 2000),
    order("last", 110, 3000),
    order("after", 111, 4000),
    { orderId: "r1", day: 103, at: 103, amount: 1000, type: "refund", refundOf: "before" },
    { orderId: "r2", day: 120, at: 120, amount: 500, type: "refund", refundOf: "first" },
    { orderId: "r3", day: 125, at: 125, amount: 3000, type: "refund", refundOf: "last" },
  ]);
  const days = { frozenOn: 100, endsOn: 110 };

  it("counts the days after the freeze up to and with the last, and only what is dated by then", () => {
    expect(outcomeOf(history, days, 105, 2)).toEqual({ orders: 1, spend: 20 });
    expect(outcomeOf(history, days, 115, 2)).toEqual({ orders: 2, spend: 50 });
  });

  it("nets refunds that come after the end, and not those of earlier purchases", () => {
    expect(outcomeOf(history, days, 121, 2)).toEqual({ orders: 2, spend: 45 });
    expect(outcomeOf(history, days, 130, 2)).toEqual({ orders: 1, spend: 15 });
  });

  it("has no spend where the log has no amounts", () => {
    const counts = buildHistory([{ orderId: "a", day: 105, at: 105, amount: null, type: "order" }]);
    expect(outcomeOf(counts, days, 120, 2)).toEqual({ orders: 1, spend: null });
  });
});
