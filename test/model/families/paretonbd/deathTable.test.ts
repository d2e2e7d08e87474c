import { describe, expect, it } from "vitest";
import { groupSummaries } from "../../../../model/families/groupSummaries.ts";
import { deathOrder } from "../../../../model/families/paretonbd/deathOrder.ts";
import { groupedLikelihood } from "../../../../model/families/paretonbd/groupedLikelihood.ts";
import { simulateParetoNbd } from "../../../../model/simulate/simulateParetoNbd.ts";

const shop = simulateParetoNbd(
  { r: 0.6, alpha: 8, s: 0.6, beta: 12 },
  { customers: 4000, T: [20, 60], seed: 11 },
);
const columns = {
  frequency: shop.frequency,
  recency: shop.recency.map((tx, i) => (shop.frequency[i] === 0 ? 0 : Math.ceil(tx))),
  T: shop.T.map(Math.ceil),
};
const groups = groupSummaries(columns);

describe("the table of death integrals that customers of one x share", () => {
  it("serves most customers of a shop counted in days", () => {
    const { sets } = deathOrder(groups);
    expect(sets.some(({ table }) => table !== null)).toBe(true);
    expect(sets.some(({ table }) => table === null)).toBe(true);
  });

  for (const theta of [
    [0.6, 8, 0.6, 12],
    [3, 200, 0.01, 0.5],
    [0.05, 0.02, 8, 4000],
    [900, 2e5, 500, 3e6],
  ]) {
    it(`gives likelihood, gradient and Hessian of each customer's own integral at ${theta}`, () => {
      const shared = groupedLikelihood(groups)(theta);
      const own = Array.from(groups.weight.keys(), (g) => {
        const one = (positions: Int32Array) => positions.slice(g, g + 1);
        const alone = { ...groups, x: one(groups.x), tx: one(groups.tx), T: one(groups.T) };
        return groupedLikelihood({ ...alone, weight: groups.weight.slice(g, g + 1) })(theta);
      });
      const sum = (of: (e: (typeof own)[number]) => number) => own.reduce((total, e) => total + of(e), 0);
      const size = (of: (e: (typeof own)[number]) => number) =>
        own.reduce((total, e) => total + Math.abs(of(e)), 0);
      const same = (of: (e: (typeof own)[number]) => number) =>
        expect(Math.abs(of(shared) - sum(of))).toBeLessThan(1e-10 * size(of));
      same((e) => e.value);
      for (let i = 0; i < 4; i++) {
        same((e) => e.gradient[i]);
        for (let j = 0; j < 4; j++) same((e) => e.hessian[i][j]);
      }
    });
  }
});
