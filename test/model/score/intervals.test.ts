import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bgnbd } from "../../../model/families/bgnbd.ts";
import { findRoot } from "../../../model/math/findRoot.ts";
import { incompleteBeta } from "../../../model/math/incompleteBeta.ts";
import type { Model } from "../../../model/model.ts";
import { createScorer } from "../../../model/score/createScorer.ts";
import { contributionQuantile, contributionTable } from "../../../model/score/intervals/contributionTable.ts";
import { countQuantile } from "../../../model/score/intervals/orderInterval.ts";
import { sumShape } from "../../../model/score/intervals/sumShape.ts";
import { SumShapes } from "../../../model/score/intervals/sumShapes.ts";
import { createRandom, type Random } from "../../../model/simulate/random.ts";
import type { CustomerSummary } from "../../../model/summary.ts";
import { runs } from "../../support/runs.ts";
import { anyCustomer, cdnow, customer, mbg, plain } from "./shop.ts";

const asOf = 10_000;

describe("countQuantile", () => {
  it("is the smallest count that the mixture of gone and alive reaches q at", () => {
    const counts = Float64Array.of(0.2, 0.7, 1);
    expect([0.1, 0.5, 0.52, 0.53, 0.82, 0.9].map((q) => countQuantile(0.6, counts, q))).toEqual([
      0, 0, 0, 1, 1, 2,
    ]);
  });
});

describe("sumShape", () => {
  it("is the distribution of ln s for s ~ BetaPrime(a, b), to 5e-5", () => {
    for (const [a, b] of [
      [0.3, 3.7],
      [1, 1.1],
      [6.2, 3.7],
      [62, 30],
      [600, 6000],
      [6, 2000],
      [5000, 4],
    ]) {
      const { start, rate, cdf } = sumShape(a, b);
      cdf.forEach((value, i) => {
        const s = Math.exp(start + i / rate);
        expect(Math.abs(value - incompleteBeta(s / (1 + s), a, b, 1 / (1 + s)))).toBeLessThan(5e-5);
      });
    }
  });
});

/** P(Y <= y) for Y = s - cost n, exactly. */
function exactCdf(chances: Float64Array, p: number, b: number, cost: number, y: number): number {
  let some = 0;
  let sum = 0;
  for (let n = 1; n < chances.length; n++) {
    some += chances[n];
    const s = y + cost * n;
    if (s > 0) sum += chances[n] * incompleteBeta(s / (1 + s), p * n, b, 1 / (1 + s));
  }
  return sum / some;
}

describe("contributionTable", () => {
  it("gives quantiles that hold their share to 2e-3, with and without costs; to 2e-2 in the gaps of equal spends", () => {
    for (const [frequency, T] of [
      [0, 100],
      [2, 272],
      [10, 272],
      [60, 700],
    ]) {
      const summary = customer({ frequency, recency: frequency === 0 ? 0 : T, T });
      const chances = bgnbd.countDistributionIfAlive(cdnow.params as never, summary, 365, 1e-6);
      for (const p of [0.7, 6.249, 60]) {
        const b = 3.744 + p * frequency;
        for (const cost of [0, (0.3 * p) / b, (0.9 * p) / b]) {
          const table = contributionTable(chances, new SumShapes(p, b), cost);
          for (const v of [0.001, 0.01, 0.1, 0.3, 0.5, 0.77, 0.9]) {
            const held = exactCdf(chances, p, b, cost, contributionQuantile(table, v));
            expect(Math.abs(held - v)).toBeLessThan(p === 60 ? 2e-2 : 2e-3);
          }
        }
      }
    }
  });
});

/** The interval by root finding on the exact mixture at the customer's own T: nothing tabulated or interpolated. */
function exactInterval(model: Model, summary: CustomerSummary, cost: number): [low: number, high: number] {
  const { p, q, gamma } = model.spend!.params;
  const { frequency: x, monetaryValue } = summary;
  const scale = gamma + x * monetaryValue!;
  const family = bgnbd;
  const params = model.params as never;
  const chances = family.countDistributionIfAlive(params, summary, 365, 1e-9);
  const alive = family.probabilityAlive(params, summary);
  const some = alive * (1 - chances[0]);
  const cdf = (y: number) =>
    some * exactCdf(chances, p, q + p * x, cost / scale, y) + (y >= 0 ? 1 - some : 0);
  const quantile = (share: number) => {
    if (cdf(-1e-9) < share && cdf(1e-9) >= share) return 0;
    return scale * findRoot((y) => cdf(y) - share, -1e4, 1e4, 1e-10);
  };
  return [quantile(0.1), quantile(0.9)];
}

describe("CLV interval", () => {
  const undiscounted = { ...plain, discountRate: 0 };

  it("is within half a percent of exact root finding, interpolation between nodes included", () => {
    fc.assert(
      fc.property(anyCustomer, (any) => {
        const summary = { ...any, cost: 0, monetaryValue: any.frequency === 0 ? 0 : any.monetaryValue! + 1 };
        const { low, high } = createScorer(cdnow, undiscounted).predict(summary, asOf).clv!;
        const [exactLow, exactHigh] = exactInterval(cdnow, summary, 0);
        const typical = 0.005 * createScorer(cdnow, undiscounted).predict(summary, asOf).expectedOrderValue!;
        expect(Math.abs(low - exactLow)).toBeLessThan(0.005 * exactLow + typical);
        expect(Math.abs(high - exactHigh)).toBeLessThan(0.005 * exactHigh + typical);
      }),
      { numRuns: runs(60) },
    );
  });

  it("is within 2.5% of its own width of exact root finding where purchases cost", () => {
    fc.assert(
      fc.property(anyCustomer, fc.constantFrom(3, 12, 30), (any, costPerOrder) => {
        const summary = { ...any, cost: 0, monetaryValue: any.frequency === 0 ? 0 : any.monetaryValue! + 1 };
        const scored = createScorer(cdnow, { ...undiscounted, costPerOrder }).predict(summary, asOf);
        const [exactLow, exactHigh] = exactInterval(cdnow, summary, costPerOrder);
        const slack = 0.025 * (exactHigh - exactLow) + 0.01 * (scored.expectedOrderValue! + costPerOrder);
        expect(Math.abs(scored.clv!.low - exactLow)).toBeLessThan(0.005 * Math.abs(exactLow) + slack);
        expect(Math.abs(scored.clv!.high - exactHigh)).toBeLessThan(0.005 * Math.abs(exactHigh) + slack);
      }),
      { numRuns: runs(40) },
    );
  });

  it("of a customer who is surely gone is nothing at all", () => {
    const gone = customer({ frequency: 40, recency: 60, T: 1400, monetaryValue: 50 });
    expect(createScorer(cdnow, plain).predict(gone, asOf).clv).toMatchObject({ low: 0, high: 0 });
  });

  it("scales with margin and discount as the expectation does", () => {
    const often = customer({ frequency: 12, recency: 260, T: 272 });
    const whole = createScorer(cdnow, undiscounted).predict(often, asOf).clv!;
    const part = createScorer(cdnow, { ...plain, marginShare: 0.4 }).predict(often, asOf).clv!;
    const scale = part.value / whole.value;
    expect(whole.low).toBeGreaterThan(0);
    expect(part.low / whole.low).toBeCloseTo(scale, 9);
    expect(part.high / whole.high).toBeCloseTo(scale, 9);
  });

  it("is a loss with certainty where there is no margin, and its limit as margin vanishes", () => {
    const often = customer({ frequency: 12, recency: 260, T: 272 });
    const settings = { ...plain, costPerOrder: 5 };
    const none = createScorer(cdnow, { ...settings, marginShare: 0 }).predict(often, asOf).clv!;
    const little = createScorer(cdnow, { ...settings, marginShare: 1e-5 }).predict(often, asOf).clv!;
    expect(none.high).toBeLessThan(0);
    // Counts are whole: the quantiles of a sum with next to no spread of its own lie at steps.
    expect(Math.abs(little.low - none.low)).toBeLessThan(5);
    expect(Math.abs(little.high - none.high)).toBeLessThan(5);
  });
});

/** Purchases in (T, T + t] and their worth, of a customer drawn from what is known at T. */
function drawFuture(model: Model, summary: CustomerSummary, alive: number, days: number, random: Random) {
  const { r, alpha, a, b } = model.params;
  const { p, q, gamma } = model.spend!.params;
  const { frequency: x, T, monetaryValue } = summary;
  if (random.uniform() > alive) return { orders: 0, worth: 0 };
  const survived = model.family === "mbgnbd" ? x + 1 : x;
  const rate = random.gamma(r + x) / (alpha + T);
  const leaves = random.beta(a, b + survived);
  let orders = 0;
  for (let t = random.exponential() / rate; t <= days; t += random.exponential() / rate) {
    orders++;
    if (random.uniform() < leaves) break;
  }
  const nu = random.gamma(q + p * x) / (gamma + x * monetaryValue!);
  return { orders, worth: orders === 0 ? 0 : random.gamma(p * orders) / nu };
}

describe("coverage", () => {
  it("intervals of CLV hold 80% of simulated futures, ties counted as the definition says", () => {
    const random = createRandom(7);
    const draws = runs(3000);
    for (const model of [cdnow, mbg]) {
      for (const known of [
        customer({ frequency: 10, recency: 265, T: 272, monetaryValue: 40 }),
        customer({ frequency: 3, recency: 250, T: 272 }),
        customer({ frequency: 25, recency: 700, T: 720, monetaryValue: 12 }),
      ]) {
        const { clv, expectedOrders, probabilityAlive } = createScorer(model, {
          ...plain,
          discountRate: 0,
        }).predict(known, asOf);
        let [below, above, fewer, more, mean] = [0, 0, 0, 0, 0];
        for (let i = 0; i < draws; i++) {
          const { orders, worth } = drawFuture(model, known, probabilityAlive, 365, random);
          if (worth < clv!.low) below++;
          if (worth > clv!.high) above++;
          if (orders < expectedOrders.low) fewer++;
          if (orders > expectedOrders.high) more++;
          mean += orders / draws;
        }
        const slack = 4 * Math.sqrt(0.09 / draws);
        // At most a tenth lies beyond each bound; exactly a tenth where no point mass sits on it.
        expect(below / draws).toBeLessThan(0.1 + slack);
        expect(Math.abs(above / draws - 0.1)).toBeLessThan(slack);
        if (clv!.low > 0) expect(Math.abs(below / draws - 0.1)).toBeLessThan(slack);
        expect(fewer / draws).toBeLessThan(0.1 + slack);
        expect(more / draws).toBeLessThan(0.1 + slack);
        expect(mean / expectedOrders.value).toBeCloseTo(1, 0);
      }
    }
  });

  it("non-randomised PIT coverage of orders is 80% over customers simulated from the model itself", () => {
    const random = createRandom(11);
    const { r, alpha, a, b } = cdnow.params;
    const params = cdnow.params as never;
    let covered = 0;
    const customers = runs(1500);
    for (let i = 0; i < customers; i++) {
      const rate = random.gamma(r) / alpha;
      const leaves = random.beta(a, b);
      const T = 190 + random.below(84);
      let [frequency, recency, orders] = [0, 0, 0];
      for (let t = random.exponential() / rate; t <= T + 273; t += random.exponential() / rate) {
        if (t <= T) [frequency, recency] = [frequency + 1, t];
        else orders++;
        if (random.uniform() < leaves) break;
      }
      const chance = (n: number) =>
        bgnbd.conditionalProbabilityOfTransactions(params, { frequency, recency, T }, 273, n);
      let below = 0;
      for (let n = 0; n < orders; n++) below += chance(n);
      const at = chance(orders);
      covered += Math.max(0, Math.min(0.9, below + at) - Math.max(0.1, below)) / at;
    }
    expect(Math.abs(covered / customers - 0.8)).toBeLessThan(4 * Math.sqrt(0.16 / customers));
  });
});
