import { describe, expect, it } from "vitest";
import { families } from "../../../model/families/families.ts";
import type { FamilyName, Model } from "../../../model/model.ts";
import { horizonOf } from "../../../model/score/horizon.ts";
import type { ScoreSettings } from "../../../model/score/score.ts";
import { survivalIfAlive, withDropOut } from "../../../model/whatif/dropOut.ts";
import { RetentionOutOfReach, whatIf } from "../../../model/whatif/whatIf.ts";
import { createWhatIfCollector, mergeWhatIfGroups } from "../../../model/whatif/whatIfGroups.ts";

const asOf = 20_000;
const settings: ScoreSettings = {
  horizonDays: 365,
  discountRate: 0.1,
  marginShare: 0.4,
  costPerOrder: 3,
  atRiskBelow: 0.5,
  lostBelow: 0.05,
  overdueBelow: 0.1,
};
const paramsOf: Record<FamilyName, { [name: string]: number }> = {
  bgnbd: { r: 0.6, alpha: 40, a: 0.8, b: 2.5 },
  mbgnbd: { r: 0.6, alpha: 40, a: 0.8, b: 2.5 },
  bgcnbdk: { k: 2, r: 0.8, alpha: 25, a: 0.7, b: 3 },
  mbgcnbdk: { k: 2, r: 0.8, alpha: 25, a: 0.7, b: 3 },
  paretonbd: { r: 0.7, alpha: 50, s: 0.6, beta: 120 },
};
const names = Object.keys(paramsOf) as FamilyName[];

const modelOf = (family: FamilyName): Model => ({
  id: "m",
  family,
  params: paramsOf[family],
  spend: { params: { p: 6, q: 4, gamma: 15 }, populationMean: 30 },
  calibration: 1,
  basis: "data",
  asOf,
  findings: [],
});

/** Customers of every sort: 0 to 40 purchases in up to three years, silent for a day or most of their lives. */
const customers = Array.from({ length: 1_500 }, (_, i) => {
  const T = 5 + ((i * 37) % 1_100);
  const frequency = Math.min((i * 7) % 41, T >> 2);
  const recency = frequency === 0 ? 0 : Math.max(frequency, Math.round(T * (((i * 13) % 100) / 100)));
  return { frequency, recency, T, orderValue: 20 + ((i * 11) % 60) };
});

function shopOf(name: FamilyName) {
  const family = families[name];
  const params = paramsOf[name];
  const horizon = horizonOf({ calibration: 1 }, settings.horizonDays, settings.discountRate);
  const ordersOf = (summary: (typeof customers)[number], at: typeof params) =>
    horizon.discountedIfAlive(family, at, summary, 0);
  const recencyMatters = family.futureDependsOnRecency?.(params) ?? false;
  const [even, odd] = [createWhatIfCollector(recencyMatters), createWhatIfCollector(recencyMatters)];
  const exact = customers.map((summary, i) => {
    const alive = family.probabilityAlive(params, summary);
    const orders = alive * ordersOf(summary, params);
    const future = { alive, revenue: orders * summary.orderValue, cost: orders * settings.costPerOrder };
    (i % 2 === 0 ? even : odd).add(summary, 0, future);
    const survival = survivalIfAlive(name, family, params, summary, 365);
    return { summary, alive, survival };
  });
  const total = (factor: number) => {
    const other = withDropOut(name, params, factor);
    return exact.reduce(
      (sum, { summary, alive }) =>
        sum +
        alive *
          ordersOf(summary, other) *
          (summary.orderValue * settings.marginShare - settings.costPerOrder),
      0,
    );
  };
  const alive = exact.reduce((sum, one) => sum + one.alive, 0);
  const retention = (factor: number) =>
    exact.reduce((sum, one) => sum + one.alive * one.survival(factor), 0) / alive;
  return { groups: mergeWhatIfGroups([even.finish(), odd.finish()]), total, retention };
}

describe("survivalIfAlive", () => {
  it("is the mean of exp(-rate p t) over rates and chances to drop out, in BG/NBD and MBG/NBD", () => {
    const summary = { frequency: 3, recency: 200, T: 250 };
    for (const name of ["bgnbd", "mbgnbd"] as const) {
      const { r, alpha, a, b } = paramsOf[name];
      const [shape, other] = [r + 3, name === "mbgnbd" ? b + 4 : b + 3];
      for (const factor of [0.5, 1, 2]) {
        // Midpoint rule over p ~ Beta(a, b'), of E[exp(-rate p t)] = ((alpha + T)/(alpha + T + p t))^(r + x).
        let [sum, mass] = [0, 0];
        for (let i = 0; i < 400_000; i++) {
          const u = (i + 0.5) / 400_000;
          const p = u ** 3;
          const density = p ** (a * factor - 1) * (1 - p) ** (other - 1) * 3 * u ** 2;
          sum += density * ((alpha + 250) / (alpha + 250 + p * 365)) ** shape;
          mass += density;
        }
        const survival = survivalIfAlive(name, families[name], paramsOf[name], summary, 365);
        expect(survival(factor)).toBeCloseTo(sum / mass, 5);
      }
    }
  });

  it("is proportional hazards in Pareto/NBD", () => {
    const survival = survivalIfAlive(
      "paretonbd",
      families.paretonbd,
      paramsOf.paretonbd,
      { frequency: 2, recency: 90, T: 180 },
      365,
    );
    expect(survival(1)).toBeCloseTo((300 / 665) ** 0.6, 12);
    expect(survival(2)).toBeCloseTo(survival(1) ** 2, 12);
  });
});

describe.each(names)("whatIf of %s", (name) => {
  const { groups, total, retention } = shopOf(name);
  const model = modelOf(name);
  const none = { retention: 0, orderValue: 0, margin: 0 };

  it("leaves the shop as it stands where nothing changes, to the last digit of its sums", () => {
    const { now, changed, dropOutFactor } = whatIf(model, settings, asOf, groups, none);
    expect(changed).toEqual(now);
    expect(dropOutFactor).toBe(1);
    expect(now.clv / total(1)).toBeCloseTo(1, 12);
  });

  it("gives what every customer by themselves would give, within a hundredth of the change", () => {
    for (const change of [0.05, -0.1]) {
      const { now, changed, dropOutFactor } = whatIf(model, settings, asOf, groups, {
        ...none,
        retention: change,
      });
      expect(changed.retention / now.retention).toBeCloseTo(1 + change, 7);
      expect(retention(dropOutFactor) / retention(1) - 1).toBeCloseTo(change, 2);
      const exact = total(dropOutFactor) - total(1);
      expect(Math.abs((changed.clv - now.clv) / exact - 1)).toBeLessThan(0.01);
      expect(Math.sign(exact)).toBe(Math.sign(change));
    }
  });

  it("takes order value and margin exactly: revenue moves, the cost to serve stays", () => {
    const { now, changed } = whatIf(model, settings, asOf, groups, {
      ...none,
      orderValue: 0.03,
      margin: -0.1,
    });
    expect(changed.revenue).toBeCloseTo(now.revenue * 1.03, 6);
    expect(changed.cost).toBeCloseTo(now.cost, 9);
    expect(changed.marginShare).toBeCloseTo(0.36, 12);
    expect(changed.clv).toBeCloseTo(now.revenue * 1.03 * 0.36 - now.cost, 6);
  });

  it("says what each change would add by itself", () => {
    const all = { retention: 0.05, orderValue: 0.03, margin: 0.1 };
    const { alone } = whatIf(model, settings, asOf, groups, all);
    for (const change of ["retention", "orderValue", "margin"] as const) {
      const { now, changed } = whatIf(model, settings, asOf, groups, { ...none, [change]: all[change] });
      expect(alone[change]).toBeCloseTo(changed.clv - now.clv, 9);
    }
  });

  it("says how far retention can go where more is asked", () => {
    const ask = () => whatIf(model, settings, asOf, groups, { ...none, retention: 5 });
    expect(ask).toThrow(RetentionOutOfReach);
    try {
      ask();
    } catch (error) {
      const { highest } = error as RetentionOutOfReach;
      expect((1 + highest) * whatIf(model, settings, asOf, groups, none).now.retention).toBeCloseTo(1, 3);
    }
  });
});

it("asks for nothing that a shop without drop-out could give", () => {
  const model = { ...modelOf("bgnbd"), params: { r: 0.6, alpha: 40, a: 1e-12, b: 1 } };
  const { groups } = shopOf("bgnbd");
  expect(() => whatIf(model, settings, asOf, groups, { retention: 0.01, orderValue: 0, margin: 0 })).toThrow(
    /\(0, 0\)/,
  );
});
