import { describe, expect, it } from "vitest";
import { bgnbd } from "../../../model/families/bgnbd.ts";
import { mbgnbd } from "../../../model/families/mbgnbd.ts";
import { simulateBgnbd } from "../../../model/simulate/simulateBgnbd.ts";

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
