import { describe, expect, it } from "vitest";
import { families } from "../../model/families/families.ts";
import { countBounds } from "../../model/evaluate/countBounds.ts";
import { totalForecast } from "../../model/evaluate/totalForecast.ts";
import { windowOf } from "../../model/evaluate/windowOf.ts";
import { runs } from "../support/runs.ts";
import { simulateShop } from "./support/simulateShop.ts";

const [split, until] = [330, 500];

describe("totalForecast", () => {
  it("covers the total of simulated shops by its 80% interval, chance and parameters together", () => {
    const shops = runs(40);
    let covered = 0;
    for (let seed = 0; seed < shops; seed++) {
      const histories = simulateShop(1000 + seed, 500).map(({ history }) => history);
      const window = windowOf(histories, split, until);
      const { params, covariance } = families.mbgnbd.fit(window);
      const model = { params, calibration: 1, uncertainty: { covariance, shopVariance: 0 } };
      const { low80, high80 } = totalForecast(model, families.mbgnbd, window, until - split);
      const actual = window.actual.reduce((sum, count) => sum + count, 0);
      if (actual >= low80 && actual <= high80) covered++;
    }
    // Three standard errors of a share of .8, and at many shops no more than the promised .04.
    const allowed = Math.max(0.04, 3 * Math.sqrt(0.16 / shops));
    expect(Math.abs(covered / shops - 0.8)).toBeLessThan(allowed);
  });

  const histories = simulateShop(77, 400).map(({ history }) => history);
  const window = windowOf(histories, split, until);
  const { params, covariance } = families.mbgnbd.fit(window);
  const model = { params, calibration: 1, uncertainty: { covariance, shopVariance: 0.01 } };

  it("is wider with common shocks and unsure parameters, and the same for the same seed", () => {
    const whole = totalForecast(model, families.mbgnbd, window, 90);
    const calm = totalForecast(model, families.mbgnbd, window, 90, { shopVariance: 0 });
    expect(whole.high80 - whole.low80).toBeGreaterThan(calm.high80 - calm.low80);
    expect(whole.low95).toBeLessThan(whole.low80);
    expect(whole.spread.parameters.below).toBeGreaterThan(0);
    expect(whole.spread.parameters.above).toBeGreaterThan(0);
    expect(totalForecast(model, families.mbgnbd, window, 90)).toEqual(whole);
  });

  it("reaches further to the one side to which parameters inside a boundary move it", () => {
    const uncertainty = { covariance: null, inside: [{ ...params, a: params.a / 2 }], shopVariance: 0 };
    const { expected, spread, ...ends } = totalForecast(
      { ...model, uncertainty },
      families.mbgnbd,
      window,
      90,
    );
    const known = totalForecast(
      { ...model, uncertainty: { covariance: null, shopVariance: 0 } },
      families.mbgnbd,
      window,
      90,
    );
    const loyal = totalForecast(
      { params: uncertainty.inside[0], calibration: 1 },
      families.mbgnbd,
      window,
      90,
    );
    expect(spread.parameters.above).toBeCloseTo(expected * Math.log(loyal.expected / expected), 6);
    expect(spread.parameters.below).toBe(0);
    expect(ends.high80).toBeGreaterThan(known.high80);
    expect(ends.low80).toBe(known.low80);
  });

  it("adds the customers of a row up by weight", () => {
    const one = totalForecast(
      model,
      families.mbgnbd,
      { frequency: [2], recency: [60], T: [90], weight: [50] },
      90,
    );
    const many = totalForecast(
      model,
      families.mbgnbd,
      { frequency: Array(50).fill(2), recency: Array(50).fill(60), T: Array(50).fill(90) },
      90,
    );
    expect(one.expected).toBeCloseTo(many.expected, 9);
    expect(one.spread.chance).toBeCloseTo(many.spread.chance, 9);
  });

  it("is nothing for nobody", () => {
    expect(totalForecast(model, families.mbgnbd, { frequency: [], recency: [], T: [] }, 90)).toMatchObject({
      expected: 0,
      low80: 0,
      high95: 0,
    });
  });
});

describe("countBounds", () => {
  it("are the quantiles of a Poisson where mean and variance agree (R: qpois)", () => {
    expect(countBounds(100, 100, 0.8)).toEqual([87, 113]);
    expect(countBounds(3, 3, 0.95)).toEqual([0, 7]);
  });
});
