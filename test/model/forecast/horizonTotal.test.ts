import { describe, expect, it } from "vitest";
import { families } from "../../../model/families/families.ts";
import { horizonTotal, type ScoredCustomers } from "../../../model/forecast/horizonTotal.ts";
import type { Model } from "../../../model/model.ts";
import { createRandom } from "../../../model/simulate/random.ts";
import { simulateFamily } from "../../../model/simulate/simulateFamily.ts";

const asOf = 20_000;
const horizon = { days: 365, marginShare: 0.4 };
const spend = { params: { p: 3, q: 4, gamma: 200 }, populationMean: 200 };
/** The truth by which the shops are simulated. */
const truth: Model = {
  id: "truth",
  family: "mbgnbd",
  params: { r: 0.9, alpha: 60, a: 0.8, b: 2.5 },
  spend,
  calibration: 1,
  basis: "data",
  asOf,
  findings: [],
};
const family = families.mbgnbd;

/** A shop of the truth as it is scored by it, and what its customers really bought afterwards. */
function shopOf(seed: number, customers: number) {
  const { params } = truth;
  const { p, q, gamma } = spend.params;
  const shop = simulateFamily("mbgnbd", params, { customers, T: [30, 730], seed, ahead: horizon.days });
  const random = createRandom(seed + 1);
  const scored = {
    frequency: shop.frequency,
    firstDay: Float64Array.from(shop.T, (T) => asOf - T),
    lastDay: Float64Array.from(shop.T, (T, i) => asOf - T + shop.recency[i]),
    probabilityAlive: new Float64Array(customers),
    expectedOrders: new Float64Array(customers),
    expectedRevenue: new Float64Array(customers),
    clv: new Float64Array(customers),
  } satisfies ScoredCustomers;
  let [orders, value] = [0, 0];
  for (let i = 0; i < customers; i++) {
    const x = shop.frequency[i];
    const summary = { frequency: x, recency: shop.recency[i], T: shop.T[i] };
    const rate = random.gamma(q) / gamma;
    const spent = x === 0 ? 0 : random.gamma(p * x) / rate;
    scored.probabilityAlive[i] = family.probabilityAlive(params as never, summary);
    scored.expectedOrders[i] = family.conditionalExpectedTransactions(params as never, summary, horizon.days);
    scored.expectedRevenue[i] = (scored.expectedOrders[i] * p * (gamma + spent)) / (q + p * x - 1);
    scored.clv[i] = horizon.marginShare * scored.expectedRevenue[i];
    orders += shop.future[i];
    if (shop.future[i] > 0) value += horizon.marginShare * (random.gamma(p * shop.future[i]) / rate);
  }
  return { scored, orders, value };
}

describe("the total of a horizon", () => {
  it("holds what comes four times in five, of orders and of value, where the model is the truth", () => {
    const shops = 80;
    const held = { orders: 0, value: 0 };
    for (let seed = 0; seed < shops; seed++) {
      const { scored, orders, value } = shopOf(1000 + seed, 150);
      const total = horizonTotal(truth, scored, asOf, horizon);
      if (total.orders.low <= orders && orders <= total.orders.high) held.orders++;
      if (total.value!.low <= value && value <= total.value!.high) held.value++;
    }
    // A binomial of .8 lies within these in 99.8 of 100 runs; whole orders and a mean's own error make a little wide.
    for (const count of Object.values(held)) {
      expect(count / shops).toBeGreaterThan(0.66);
      expect(count / shops).toBeLessThan(0.94);
    }
  });

  const { scored } = shopOf(7, 300);

  it("sums what the scores say, whatever the interval", () => {
    const { orders, value, customers, days } = horizonTotal(truth, scored, asOf, horizon);
    expect([customers, days]).toEqual([300, 365]);
    expect(orders.expected).toBeCloseTo(
      scored.expectedOrders.reduce((sum, one) => sum + one, 0),
      9,
    );
    expect(value!.expected).toBeCloseTo(
      scored.clv.reduce((sum, one) => sum + one, 0),
      9,
    );
  });

  it("widens with what the parameters leave unsure and with shocks common to the shop", () => {
    const width = (model: Model) => {
      const { orders, value } = horizonTotal(model, scored, asOf, horizon);
      return [orders.high - orders.low, value!.high - value!.low];
    };
    const variances = Object.values(truth.params).map((value) => (0.1 * value) ** 2);
    const covariance = variances.map((variance, i) => variances.map((_, j) => (i === j ? variance : 0)));
    const widths = [
      width(truth),
      width({ ...truth, uncertainty: { covariance, shopVariance: 0 } }),
      width({ ...truth, uncertainty: { covariance, shopVariance: 0.02 } }),
    ];
    for (const side of [0, 1]) {
      expect(widths[1][side]).toBeGreaterThan(widths[0][side]);
      expect(widths[2][side]).toBeGreaterThan(1.1 * widths[1][side]);
    }
  });

  it("gives no value for a log without amounts, and nothing for no customers", () => {
    const bare = { ...scored, clv: scored.clv.map(() => Number.NaN) };
    expect(horizonTotal({ ...truth, spend: null }, bare, asOf, horizon).value).toBeNull();
    const none = Object.fromEntries(Object.keys(scored).map((name) => [name, []])) as never;
    expect(horizonTotal(truth, none, asOf, horizon).orders).toEqual({ expected: 0, low: 0, high: 0 });
  });

  it("requires a horizon", () => {
    expect(() => horizonTotal(truth, scored, asOf, { ...horizon, days: 0 })).toThrow(/requires days > 0: 0/);
  });
});
