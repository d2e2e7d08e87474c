import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { biasPct } from "../../model/evaluate/metrics/biasPct.ts";
import { coverage80 } from "../../model/evaluate/metrics/coverage80.ts";
import { crps } from "../../model/evaluate/metrics/crps.ts";
import { mae } from "../../model/evaluate/metrics/mae.ts";
import { ranks } from "../../model/evaluate/metrics/ranks.ts";
import { rmse } from "../../model/evaluate/metrics/rmse.ts";
import { spearman } from "../../model/evaluate/metrics/spearman.ts";
import { topDecileCapture } from "../../model/evaluate/metrics/topDecileCapture.ts";
import { createRandom } from "../../model/simulate/random.ts";
import { runs } from "../support/runs.ts";

describe("errors", () => {
  it("mae, rmse and bias of a hand-made forecast", () => {
    const actual = [0, 2, 4];
    const predicted = [1, 2, 1];
    expect(mae(actual, predicted)).toBeCloseTo(4 / 3, 12);
    expect(rmse(actual, predicted)).toBeCloseTo(Math.sqrt(10 / 3), 12);
    expect(biasPct(actual, predicted)).toBeCloseTo((100 * -2) / 6, 12);
  });

  it("bias is null where nothing happened, never infinite", () => {
    expect(biasPct([0, 0], [1, 2])).toBeNull();
  });
});

describe("spearman", () => {
  it("ties share their mean rank", () => {
    expect([...ranks([5, 1, 5, 3])]).toEqual([3.5, 1, 3.5, 2]);
  });

  it("does not depend on the order of the customers", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { minLength: 2, maxLength: 40 }), (pairs) => {
        const of = (list: [number, number][]) =>
          spearman(
            list.map(([a]) => a),
            list.map(([, b]) => b),
          );
        const there = of(pairs);
        const back = of(pairs.toReversed());
        if (there === null) expect(back).toBeNull();
        else expect(back).toBeCloseTo(there, 10);
      }),
      { numRuns: runs(50) },
    );
  });

  it("is 1 for the same order, -1 for the reverse, null for a constant", () => {
    expect(spearman([1, 2, 3], [10, 20, 90])).toBeCloseTo(1, 12);
    expect(spearman([1, 2, 3], [3, 2, 1])).toBeCloseTo(-1, 12);
    expect(spearman([1, 2, 3], [7, 7, 7])).toBeNull();
  });
});

describe("topDecileCapture", () => {
  it("is the share of the actual total among the tenth predicted highest", () => {
    const predicted = Array.from({ length: 20 }, (_, i) => i);
    const actual = Array.from({ length: 20 }, (_, i) => (i >= 18 ? 5 : 1));
    expect(topDecileCapture(actual, predicted)).toBeCloseTo(10 / 28, 12);
  });

  it("equal predictions share the places evenly, whatever the order", () => {
    expect(topDecileCapture([1, 0, 0, 0, 0, 0, 0, 0, 0, 0], new Array(10).fill(2))).toBeCloseTo(0.1, 12);
  });

  it("is null where nothing happened", () => {
    expect(topDecileCapture([0, 0], [1, 2])).toBeNull();
  });
});

describe("coverage80", () => {
  it("counts the share of [F(y - 1), F(y)] inside [.1, .9], and what lies outside on either side", () => {
    const { inside, below, above } = coverage80([0, 0.8, 0.2], [0.4, 1, 0.6]);
    expect(inside).toBeCloseTo((0.75 + 0.5 + 1) / 3, 12);
    expect(below).toBeCloseTo(0.25 / 3, 12);
    expect(above).toBeCloseTo(0.5 / 3, 12);
  });

  it("is .8 for a forecast that is right, however coarse the counts", () => {
    const pmf = [0.7, 0.2, 0.07, 0.03];
    const cdf = pmf.map((_, k) => pmf.slice(0, k + 1).reduce((sum, p) => sum + p, 0));
    const random = createRandom(7);
    const counts = Array.from({ length: 20_000 }, () => {
      const draw = random.uniform();
      return cdf.findIndex((F) => draw <= F);
    });
    const { inside } = coverage80(
      counts.map((y) => cdf[y - 1] ?? 0),
      counts.map((y) => cdf[y]),
    );
    expect(inside).toBeGreaterThan(0.79);
    expect(inside).toBeLessThan(0.81);
  });

  it("a certain forecast that is missed counts outside, without dividing by zero", () => {
    expect(coverage80([1], [1])).toEqual({ inside: 0, below: 0, above: 1 });
  });
});

describe("crps", () => {
  it("is the distance of a certain forecast from the outcome", () => {
    expect(crps([0, 0, 1], 2)).toBe(0);
    expect(crps([0, 0, 1], 5)).toBe(3);
    expect(crps([0, 0, 1], 0)).toBe(2);
  });

  it("no other distribution expects a lower score than the true one", () => {
    const expected = (forecast: number[], truth: number[]) =>
      truth.reduce((sum, p, y) => sum + p * crps(forecast, y), 0);
    const distribution = fc
      .array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 })
      .map((weights) => {
        const sum = weights.reduce((total, w) => total + w, 0);
        return weights.map((w) => w / sum);
      });
    fc.assert(
      fc.property(distribution, distribution, (forecast, truth) => {
        expect(expected(truth, truth)).toBeLessThanOrEqual(expected(forecast, truth) + 1e-12);
      }),
      { numRuns: runs(100) },
    );
  });
});
