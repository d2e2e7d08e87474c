import { describe, expect, it } from "vitest";
import { cdnowAges, cdnowShops } from "../../../bench/support/cdnowShops.ts";
import { families } from "../../../model/families/families.ts";
import type { Model } from "../../../model/model.ts";
import { createScorer } from "../../../model/score/createScorer.ts";
import { ParameterMixture } from "../../../model/score/intervals/parameterMixture.ts";
import { parameterPoints } from "../../../model/score/intervals/parameterPoints.ts";
import type { Predictive } from "../../../model/score/intervals/predictive.ts";
import { createRandom } from "../../../model/simulate/random.ts";
import { simulateFamily } from "../../../model/simulate/simulateFamily.ts";
import { runs } from "../../support/runs.ts";
import { cdnow, columnsOf, customer, mbg, plain, seasonal, seasonalRegular } from "./shop.ts";

const asOf = 10_000;

/** Every parameter unsure by so much of itself, without correlation; k is known. */
function unsure(model: Model, spread: number): Model {
  const names = Object.keys(model.params);
  const covariance = names.map((row) =>
    names.map((column) => (row === column && row !== "k" ? (spread * model.params[row]) ** 2 : 0)),
  );
  return { ...model, uncertainty: { covariance, shopVariance: 0 } };
}

const customers = [
  customer({ frequency: 0, recency: 0, monetaryValue: 0 }),
  customer({ frequency: 1, recency: 30 }),
  customer({ frequency: 10, recency: 265, monetaryValue: 40 }),
  customer({ frequency: 25, recency: 120, monetaryValue: 12 }),
];

describe("parameterPoints", () => {
  const params = { r: 0.5, alpha: 40, a: 0.9, b: 2 };
  const covariance = [
    [0.01, 0.5, 0, 0],
    [0.5, 64, 0, 0],
    [0, 0, 0.04, 0.06],
    [0, 0, 0.06, 0.25],
  ];

  it("have the mean and the covariance of the logarithms", () => {
    const names = ["r", "alpha", "a", "b"] as const;
    const points = parameterPoints(params, { covariance });
    const off = points.map((point) => names.map((name) => Math.log(point[name] / params[name])));
    names.forEach((left, i) => {
      expect(off.reduce((sum, move) => sum + move[i], 0)).toBeCloseTo(0, 12);
      names.forEach((right, j) => {
        const found = off.reduce((sum, move) => sum + move[i] * move[j], 0) / points.length;
        expect(found).toBeCloseTo(covariance[i][j] / (params[left] * params[right]), 12);
      });
    });
  });

  it("leave alone what has no variance, and are none where nothing has", () => {
    const onlyFirst = covariance.map((row, i) => row.map((value, j) => (i + j === 0 ? value : 0)));
    const points = parameterPoints(params, { covariance: onlyFirst });
    expect(points.map(({ alpha, a, b }) => [alpha, a, b])).toEqual(points.map(() => [40, 0.9, 2]));
    expect(points).toHaveLength(2);
    expect(parameterPoints(params, { covariance: null })).toEqual([]);
    expect(parameterPoints(params, { covariance: covariance.map((row) => row.map(() => 0)) })).toEqual([]);
  });

  it("lie inside a boundary too, as likely as any other direction, which then reach further", () => {
    const free = covariance.map((row, i) => row.map((value, j) => (i < 2 && j < 2 ? value : 0)));
    const inside = { ...params, a: 3, b: 7 };
    const points = parameterPoints(params, { covariance: free, inside: [inside] });
    expect(points).toHaveLength(6);
    expect(points.slice(4)).toEqual([inside, inside]);
    const squares = points.reduce((sum, { r }) => sum + Math.log(r / params.r) ** 2, 0) / points.length;
    expect(squares).toBeCloseTo(0.01 / params.r ** 2, 12);
  });
});

describe("intervals of 95%", () => {
  it("reach at least as far as those of 80%, one by one as by the column", () => {
    for (const model of [
      cdnow,
      mbg,
      seasonal,
      seasonalRegular,
      unsure(mbg, 0.4),
      unsure(seasonalRegular, 0.4),
    ]) {
      for (const costPerOrder of [0, 7]) {
        const scorer = createScorer(model, { ...plain, costPerOrder });
        const many = scorer.predictColumns(columnsOf(customers), asOf, { intervals95: true });
        customers.forEach((one, i) => {
          const { expectedOrders, clv } = scorer.predict(one, asOf);
          for (const { low95, low, high, high95 } of [expectedOrders, clv!]) {
            expect(low95).toBeLessThanOrEqual(low);
            expect(low).toBeLessThanOrEqual(high);
            expect(high).toBeLessThanOrEqual(high95);
          }
          expect(many.expectedOrdersLow![i]).toBe(expectedOrders.low);
          expect(many.expectedOrdersHigh95![i]).toBe(expectedOrders.high95);
          expect(many.expectedOrdersLow95![i]).toBe(expectedOrders.low95);
          expect(many.clvHigh![i]).toBe(clv!.high);
          expect(many.clvLow95![i]).toBe(clv!.low95);
          expect(many.clvHigh95![i]).toBe(clv!.high95);
        });
      }
    }
  });

  it("hold 95% of simulated futures", () => {
    const random = createRandom(5);
    const { r, alpha, a, b } = mbg.params;
    const { p, q, gamma } = mbg.spend!.params;
    const one = customers[2];
    const { frequency: x, T, monetaryValue } = one;
    const { clv, expectedOrders, probabilityAlive } = createScorer(mbg, {
      ...plain,
      discountRate: 0,
    }).predict(one, asOf);
    const draws = runs(4000);
    let [fewer, more, below, above] = [0, 0, 0, 0];
    for (let i = 0; i < draws; i++) {
      let orders = 0;
      if (random.uniform() < probabilityAlive) {
        const rate = random.gamma(r + x) / (alpha + T);
        const leaves = random.beta(a, b + x + 1);
        for (let t = random.exponential() / rate; t <= 365; t += random.exponential() / rate) {
          orders++;
          if (random.uniform() < leaves) break;
        }
      }
      const worth =
        orders === 0
          ? 0
          : (random.gamma(p * orders) * (gamma + x * monetaryValue!)) / random.gamma(q + p * x);
      if (orders < expectedOrders.low95) fewer++;
      if (orders > expectedOrders.high95) more++;
      if (worth < clv!.low95) below++;
      if (worth > clv!.high95) above++;
    }
    const slack = 4 * Math.sqrt(0.025 / draws);
    expect(fewer / draws).toBeLessThan(0.025 + slack);
    expect(more / draws).toBeLessThan(0.025 + slack);
    expect(below / draws).toBeLessThan(0.025 + slack);
    expect(Math.abs(above / draws - 0.025)).toBeLessThan(slack);
  });

  it("are not worked out by the column unless asked for", () => {
    const many = createScorer(cdnow, plain).predictColumns(columnsOf(customers), asOf);
    expect([many.expectedOrdersLow95, many.expectedOrdersHigh95, many.clvLow95, many.clvHigh95]).toEqual(
      Array(4).fill(null),
    );
  });
});

describe("unsure parameters", () => {
  it("widen the intervals and move nothing else", () => {
    const [sure, not] = [createScorer(mbg, plain), createScorer(unsure(mbg, 0.8), plain)];
    const often = customer({ frequency: 25, recency: 268, monetaryValue: 40 });
    const [before, after] = [sure.predict(often, asOf), not.predict(often, asOf)];
    expect(after.expectedOrders.high95).toBeGreaterThanOrEqual(before.expectedOrders.high95);
    expect(after.clv!.low).toBeLessThan(0.8 * before.clv!.low);
    expect(after.clv!.high95).toBeGreaterThan(1.005 * before.clv!.high95);
    expect(after.expectedOrders.value).toBe(before.expectedOrders.value);
    expect(after.clv!.value).toBe(before.clv!.value);
    expect(after.probabilityAlive).toBe(before.probabilityAlive);
    expect(after.nextOrder).toEqual(before.nextOrder);
    expect(after.actBy).toEqual(before.actBy);
  });

  it("are left out where they hardly count, so that large shops do not pay for them", () => {
    const [sure, hardly] = [createScorer(mbg, plain), createScorer(unsure(mbg, 0.01), plain)];
    expect(ParameterMixture.of(unsure(mbg, 0.01), families.mbgnbd, 365)).toBeNull();
    expect(ParameterMixture.of(unsure(mbg, 0.4), families.mbgnbd, 365)).not.toBeNull();
    for (const one of customers) expect(hardly.predict(one, asOf)).toEqual(sure.predict(one, asOf));
  });

  it("bring the intervals of those who came back nearer to what they promise in shops of 100 customers", () => {
    const shops = runs(25);
    const weeks = 39;
    const family = families.bgnbd;
    const held = { plain: [0, 0], mixed: [0, 0] };
    let counted = 0;
    for (let seed = 1; seed <= shops; seed++) {
      const options = { customers: 100, T: cdnowAges, seed: 900 + seed, ahead: weeks };
      const shop = simulateFamily("bgnbd", cdnowShops.bgnbd, options);
      const { params, covariance } = family.fit(shop, { typicalInterval: 10 });
      const model = { ...cdnow, params, uncertainty: { covariance, shopVariance: 0 } };
      const mixture = ParameterMixture.of(model, family, weeks);
      for (let i = 0; i < shop.T.length; i++) {
        const summary = { frequency: shop.frequency[i], recency: shop.recency[i], T: shop.T[i] };
        if (summary.frequency < 2) continue;
        counted++;
        const known = knownParameters(params, summary, weeks);
        const mixed = mixture?.predictive(summary) ?? known;
        [0.8, 0.95].forEach((share, k) => {
          held.plain[k] += inside(known, shop.future[i], share);
          held.mixed[k] += inside(mixed, shop.future[i], share);
        });
      }
    }
    [0.8, 0.95].forEach((share, k) => {
      expect(held.plain[k] / counted).toBeLessThan(share);
      expect(Math.abs(held.mixed[k] / counted - share)).toBeLessThan(
        Math.abs(held.plain[k] / counted - share),
      );
    });
  });
});

function knownParameters(
  params: { [letter: string]: number },
  summary: { frequency: number; recency: number; T: number },
  time: number,
): Predictive {
  const chances = families.bgnbd.countDistributionIfAlive(params, summary, time, 1e-6);
  let sum = 0;
  const counts = chances.map((chance) => (sum += chance));
  return { probabilityAlive: families.bgnbd.probabilityAlive(params, summary), counts, chances };
}

/** Share of the central interval of the non-randomised PIT in which a count falls. */
function inside({ probabilityAlive, counts }: Predictive, count: number, share: number): number {
  const upTo = (n: number) => (n < 0 ? 0 : 1 - probabilityAlive * (1 - (n < counts.length ? counts[n] : 1)));
  const [from, to] = [upTo(count - 1), upTo(count)];
  const tail = (1 - share) / 2;
  return to > from ? Math.max(0, Math.min(1 - tail, to) - Math.max(tail, from)) / (to - from) : 0;
}
