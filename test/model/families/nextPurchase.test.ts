import { describe, expect, it } from "vitest";
import { bgcnbdk } from "../../../model/families/bgcnbdk.ts";
import { bgnbd } from "../../../model/families/bgnbd.ts";
import type { Family } from "../../../model/families/family.ts";
import { mbgcnbdk } from "../../../model/families/mbgcnbdk.ts";
import { mbgnbd } from "../../../model/families/mbgnbd.ts";
import { paretonbd } from "../../../model/families/paretonbd.ts";

type Params = { [name: string]: number };

const beta = { r: 0.25, alpha: 31, a: 0.8, b: 2.4 };
const cases: [family: Family<Params>, params: Params][] = [
  [bgnbd as Family<Params>, beta],
  [mbgnbd as Family<Params>, beta],
  [bgcnbdk as Family<Params>, { k: 2, ...beta }],
  [mbgcnbdk as Family<Params>, { k: 5, ...beta }],
  [paretonbd as Family<Params>, { r: 0.55, alpha: 74, s: 0.6, beta: 82 }],
  [paretonbd as Family<Params>, { r: 0.01, alpha: 0.02, s: 5, beta: 9000 }],
  [paretonbd as Family<Params>, { r: 40, alpha: 9000, s: 1e-6, beta: 1e-3 }],
];
const customers = [
  { frequency: 0, recency: 0, T: 5 },
  { frequency: 2, recency: 100, T: 130 },
  { frequency: 40, recency: 390, T: 400 },
  { frequency: 1200, recency: 400, T: 400 },
];

describe.each(cases)("$name: the time to the next purchase", (family, params) => {
  it("is when the chance to have bought is reached, and Infinity where it never is", () => {
    for (const customer of customers) {
      const { T } = customer;
      const pAlive = family.probabilityAlive(params, customer);
      for (const chance of [0, 0.01, 0.4, 0.9]) {
        const t = family.timeToNextIfAlive!(params, customer, chance);
        const bought = (time: number) =>
          (1 - family.conditionalProbabilityOfTransactions(params, customer, time, 0)) / pAlive;
        if (t === Infinity) expect(bought(1e9 * (1 + T))).toBeLessThan(chance);
        else expect(Math.abs(bought(t) - chance)).toBeLessThan(1e-9);
      }
    }
    expect(() => family.timeToNextIfAlive!(params, customers[0], 1)).toThrow("0 <= chance < 1: 1");
  });
});

it("Pareto/NBD: the chance of no purchase is that of none among all counts", () => {
  const params = { r: 0.55, alpha: 74, s: 0.6, beta: 82 };
  for (const customer of customers) {
    for (const t of [0.01, 30, 365, 3650]) {
      const counts = paretonbd.countDistributionIfAlive(params, customer, t, 1e-12);
      const none = paretonbd.conditionalProbabilityOfTransactions(params, customer, t, 0);
      const pAlive = paretonbd.probabilityAlive(params, customer);
      expect(Math.abs(none / (pAlive * counts[0] + 1 - pAlive) - 1)).toBeLessThan(1e-9);
    }
  }
});
