import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectedSpread } from "../../../model/campaigns/expectedSpread.ts";
import { leastMembers, planCampaign } from "../../../model/campaigns/planCampaign.ts";
import { valueSpread } from "../../../model/campaigns/valueSpread.ts";
import { runs } from "../../support/runs.ts";

describe("planCampaign", () => {
  it("asks for the textbook sample of two equal groups where half is the control group", () => {
    // n an arm = 2 (1.959964 + 0.841621)² σ²/δ² = 15.69776 × 16 = 251.16 for δ = σ/4.
    const plan = planCampaign(
      { within: 16, perEffect: 0 },
      { members: 504, variants: 1, effect: 1, controlShare: 0.5 },
    );
    expect(plan.membersNeeded).toBe(503);
    expect(plan.power).toBeCloseTo(0.8, 2);
    expect(plan.detectable).toBeCloseTo(2.801585 * 4 * Math.sqrt(2 / 252), 5);
    expect(plan.enough).toBe(true);
  });

  it("takes the smallest control group that still sees the effect, and less would not do", () => {
    const aim = { members: 20_000, variants: 2, effect: 1 };
    const plan = planCampaign({ within: 100, perEffect: 0 }, aim);
    expect(plan.power).toBeCloseTo(0.8, 3);
    expect(plan.controlShare).toBeLessThan(1 / (1 + Math.sqrt(2)));
    const less = planCampaign(
      { within: 100, perEffect: 0 },
      { ...aim, controlShare: plan.controlShare * 0.9 },
    );
    expect(less.power).toBeLessThan(plan.power);
    expect(less.enough).toBe(false);
  });

  it("says so where the list is too small, and what would be seen", () => {
    const plan = planCampaign({ within: 100, perEffect: 0 }, { members: 1000, variants: 1, effect: 1 });
    expect(plan.enough).toBe(false);
    expect(plan.controlShare).toBeCloseTo(0.5, 12);
    expect(plan.membersNeeded).toBeGreaterThan(1000);
    const larger = { members: plan.membersNeeded, variants: 1, effect: 1 };
    expect(planCampaign({ within: 100, perEffect: 0 }, larger).enough).toBe(true);
    const aim = { members: 1000, variants: 1, effect: plan.detectable };
    expect(planCampaign({ within: 100, perEffect: 0 }, aim).power).toBeCloseTo(0.8, 3);
  });

  it("counts the spread that the effect itself brings, and finds the detectable effect with it", () => {
    const spread = { within: 100, perEffect: 20 };
    const aim = { members: 4000, variants: 1, effect: 1, controlShare: 0.3 };
    const { detectable } = planCampaign(spread, aim);
    expect(detectable).toBeGreaterThan(planCampaign({ ...spread, perEffect: 0 }, aim).detectable);
    expect(planCampaign(spread, { ...aim, effect: detectable }).power).toBeCloseTo(0.8, 6);
  });

  it("plans no group below the least", () => {
    const plan = planCampaign({ within: 1e-6, perEffect: 0 }, { members: 5000, variants: 1, effect: 1 });
    expect(plan.sizes).toEqual([leastMembers, 5000 - leastMembers]);
    const few = planCampaign({ within: 1e-6, perEffect: 0 }, { members: 150, variants: 1, effect: 1 });
    expect(few.enough).toBe(false);
  });

  it("needs fewer for a larger effect, and more for more variants", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 10, max: 100_000 }),
        (effect, variants, members) => {
          const needed = (e: number, k: number) =>
            planCampaign({ within: 50, perEffect: 0 }, { members, variants: k, effect: e }).membersNeeded;
          expect(needed(effect * 1.5, variants)).toBeLessThanOrEqual(needed(effect, variants));
          expect(needed(effect, variants + 1)).toBeGreaterThanOrEqual(needed(effect, variants));
        },
      ),
      { numRuns: runs(40) },
    );
  });

  it("refuses an effect of nothing", () => {
    expect(() => planCampaign({ within: 1, perEffect: 0 }, { members: 10, variants: 1, effect: 0 })).toThrow(
      "effect > 0",
    );
  });
});

describe("expectedSpread", () => {
  it("is that of a Poisson count where the chance of none is Poisson's", () => {
    const one = {
      probabilityAlive: 1,
      ordersIfAlive: 2,
      probabilityOfOrder: 1 - Math.exp(-2),
      orderValue: 10,
    };
    const { orders, churn, spend } = expectedSpread([one, one], 1.5);
    expect(orders).toEqual({ mean: 2, within: 2, between: 0, perEffect: 1 });
    expect(churn.mean).toBeCloseTo(Math.exp(-2), 12);
    // A compound Poisson sum: E[N] E[z²] = 2 × 1.5 × 100.
    expect(spend!.within).toBeCloseTo(300, 9);
    // Orders more of the same kind: E[z²]/E[z].
    expect(spend!.perEffect).toBeCloseTo(15, 9);
    expect(churn.perEffect).toBe(0);
  });

  it("finds the variance of a negative binomial by its mean and chance of none, drop-out mixed in", () => {
    const [m, k, alive] = [3, 0.7, 0.6];
    const none = (1 + m / k) ** -k;
    const { orders } = expectedSpread(
      [
        {
          probabilityAlive: alive,
          ordersIfAlive: m,
          probabilityOfOrder: alive * (1 - none),
          orderValue: null,
        },
      ],
      1,
    );
    expect(orders.within).toBeCloseTo(alive * (m + m * m * (1 + 1 / k)) - (alive * m) ** 2, 6);
  });

  it("has no spend where an order's value is not known", () => {
    const one = { probabilityAlive: 1, ordersIfAlive: 1, probabilityOfOrder: 0.5, orderValue: null };
    expect(expectedSpread([one], 1).spend).toBeNull();
  });
});

it("valueSpread is the mean square of values in units of those expected", () => {
  const customers = [
    { orderValue: 10, purchases: [10, 20] },
    { orderValue: 5, purchases: [5] },
    { orderValue: null, purchases: [7] },
  ];
  expect(valueSpread(customers)).toBe(2);
  expect(valueSpread([])).toBe(2);
});
