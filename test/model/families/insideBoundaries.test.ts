import { describe, expect, it } from "vitest";
import { families } from "../../../model/families/families.ts";
import type { Family } from "../../../model/families/family.ts";
import { simulateFamily } from "../../../model/simulate/simulateFamily.ts";

type Params = { [name: string]: number };

/** Customers who are all equally likely to leave: in every second such shop a and b run to infinity. */
const alike = { r: 0.5, alpha: 5, a: 5e4, b: 1.5e5 };

function shopOf(family: "bgnbd" | "mbgcnbdk", seed: number) {
  const params = family === "bgnbd" ? alike : { k: 2, ...alike };
  return simulateFamily(family, params, { customers: 600, T: [30, 60], seed });
}

describe("parameters inside a boundary", () => {
  for (const name of ["bgnbd", "mbgcnbdk"] as const) {
    const family: Family<Params> = families[name];
    const shops = [1, 2, 3, 4, 5, 6].map((seed) => shopOf(name, seed));
    const fits = shops.map((shop) => ({ shop, fit: family.fit(shop, { intervals: true }) }));
    const ended = fits.filter(({ fit }) => fit.standardErrors.a === null);

    it(`${name}: lie where the log-likelihood has fallen by half the number of directions`, () => {
      expect(ended.length).toBeGreaterThan(0);
      for (const { shop, fit } of ended) {
        const { inside, params } = fit;
        expect(inside).toHaveLength(1);
        expect(params.a + params.b).toBeGreaterThan(1e4);
        expect(inside![0].a + inside![0].b).toBeLessThan(1e4);
        const at = (point: Params) =>
          Array.from(shop.T, (T, i) => {
            const { frequency, recency, logIntervals } = shop;
            return family.logLikelihood(point, {
              frequency: frequency[i],
              recency: recency[i],
              T,
              logIntervals: logIntervals[i],
            });
          }).reduce((sum, value) => sum + value, 0);
        // Free are r, α and the direction inwards.
        expect(at(params) - at(inside![0])).toBeGreaterThan(1.5);
        expect(at(params) - at(inside![0])).toBeLessThan(1.6);
      }
    });

    it(`${name}: there are none where nothing ran to a boundary, nor unasked`, () => {
      for (const { fit } of fits.filter(({ fit }) => fit.standardErrors.a !== null))
        expect(fit).not.toHaveProperty("inside");
      expect(family.fit(ended[0].shop)).not.toHaveProperty("inside");
    });
  }
});
