import { describe, expect, it } from "vitest";
import { interval95 } from "../../../model/evaluate/interval95.ts";
import { bgnbd } from "../../../model/families/bgnbd.ts";
import { families } from "../../../model/families/families.ts";
import { mbgnbd } from "../../../model/families/mbgnbd.ts";
import type { FamilyName } from "../../../model/model.ts";
import { simulateBgnbd } from "../../../model/simulate/simulateBgnbd.ts";
import { simulateFamily } from "../../../model/simulate/simulateFamily.ts";
import { cdnowAges, cdnowShops } from "../../../bench/support/cdnowShops.ts";
import { runs } from "../../support/runs.ts";
import { nelderMead } from "./support/nelderMead.ts";

const truth = { r: 0.6, alpha: 12, a: 0.8, b: 2.4 };

describe.each([
  { family: bgnbd, dropAtFirst: false },
  { family: mbgnbd, dropAtFirst: true },
])("$family.name recovers the parameters customers were simulated with", ({ family, dropAtFirst }) => {
  const simulated = simulateBgnbd(truth, { customers: 20_000, T: [27, 78], seed: 5, dropAtFirst });
  const fit = family.fit(simulated);

  it("each within four standard errors", () => {
    for (const letter of ["r", "alpha", "a", "b"] as const) {
      const error = fit.standardErrors[letter] ?? Number.NaN;
      expect(Math.abs(fit.params[letter] - truth[letter])).toBeLessThan(4 * error);
      expect(error).toBeLessThan(0.2 * truth[letter]);
    }
  });

  it("the same in days as in weeks", () => {
    const inDays = family.fit({
      ...simulated,
      recency: simulated.recency.map((t) => t * 7),
      T: simulated.T.map((t) => t * 7),
    });
    expect(inDays.params.alpha / 7 / fit.params.alpha).toBeCloseTo(1, 6);
    expect(inDays.params.b / fit.params.b).toBeCloseTo(1, 6);
    expect(inDays.standardErrors.r! / fit.standardErrors.r!).toBeCloseTo(1, 5);
  });

  it("the same from customers one by one as from columns", () => {
    const list = Array.from(simulated.T.subarray(0, 500), (T, i) => ({
      frequency: simulated.frequency[i],
      recency: simulated.recency[i],
      T,
    }));
    const columns = {
      frequency: simulated.frequency.subarray(0, 500),
      recency: simulated.recency.subarray(0, 500),
      T: simulated.T.subarray(0, 500),
    };
    expect(family.fit(list).params).toEqual(family.fit(columns).params);
  });
});

describe("95% intervals of the parameters", () => {
  it.each(
    Object.keys(cdnowShops) as FamilyName[],
  )("%s: hold the truth in nearly all simulated shops", (name) => {
    const shops = runs(5);
    const { k, ...truth } = cdnowShops[name];
    let held = 0;
    for (let seed = 1; seed <= shops; seed++) {
      const shop = simulateFamily(name, cdnowShops[name], { customers: 1000, T: cdnowAges, seed });
      const family = families[name];
      const { params, intervals95 } = family.fit(shop, { intervals: true });
      expect(params.k).toBe(k);
      for (const letter of Object.keys(truth)) {
        const [low, high] = intervals95?.[letter] ?? [0, Infinity];
        expect(low).toBeLessThan(params[letter]);
        expect(high).toBeGreaterThan(params[letter]);
        if (low <= truth[letter] && truth[letter] <= high) held++;
      }
    }
    // The four intervals of a shop miss together: three standard errors as if a shop were one trial.
    expect(held / (4 * shops)).toBeGreaterThan(0.95 - 3 * Math.sqrt(0.0475 / shops));
  });

  it("end where the profile log-likelihood lies 1.92 below its greatest value, or where standard errors end", () => {
    const shop = simulateFamily("mbgnbd", cdnowShops.mbgnbd, { customers: 800, T: cdnowAges, seed: 3 });
    const fit = families.mbgnbd.fit(shop, { intervals: true });
    for (const letter of ["r", "alpha", "a", "b"]) {
      for (const end of fit.intervals95![letter]!) {
        const others = Object.keys(fit.params).filter((name) => name !== letter);
        const minusLogLikelihood = (at: readonly number[]) => {
          const params = { [letter]: end, ...Object.fromEntries(at.map((v, i) => [others[i], Math.exp(v)])) };
          let sum = 0;
          for (let i = 0; i < shop.T.length; i++) {
            const summary = { frequency: shop.frequency[i], recency: shop.recency[i], T: shop.T[i] };
            sum -= families.mbgnbd.logLikelihood(params, summary);
          }
          return sum;
        };
        const start = others.map((name) => Math.log(fit.params[name]));
        const profile = -minusLogLikelihood(nelderMead(minusLogLikelihood, start, 1));
        const byError = interval95(fit.params[letter], fit.standardErrors[letter])!;
        const isWald = byError.some((other) => Math.abs(end / other - 1) < 1e-9);
        if (isWald) expect(fit.logLikelihood - profile).toBeGreaterThan(1.87);
        else expect(fit.logLikelihood - profile).toBeCloseTo(1.92, 1);
      }
    }
  });

  it("are the same in days as in weeks, open where the data leave an end open, and absent unless asked for", () => {
    const shop = simulateFamily("paretonbd", cdnowShops.paretonbd, { customers: 600, T: cdnowAges, seed: 3 });
    const inDays = { ...shop, recency: shop.recency.map((t) => t * 7), T: shop.T.map((t) => t * 7) };
    const weeks = families.paretonbd.fit(shop, { intervals: true }).intervals95!;
    const days = families.paretonbd.fit(inDays, { intervals: true }).intervals95!;
    for (const end of [0, 1]) {
      expect(days.alpha![end] / 7 / weeks.alpha![end]).toBeCloseTo(1, 2);
      expect(days.r![end] / weeks.r![end]).toBeCloseTo(1, 2);
    }
    expect(weeks.s![1]).toBe(Infinity);
    expect(families.paretonbd.fit(shop).intervals95).toBeUndefined();
  });
});
