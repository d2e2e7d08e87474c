import { describe, expect, it } from "vitest";
import { bgnbd } from "../../../model/families/bgnbd.ts";
import { mbgnbd } from "../../../model/families/mbgnbd.ts";
import { createRandom } from "../../../model/simulate/random.ts";
import type { Summary } from "../../../model/summary.ts";

const random = createRandom(7);

/** Customers who all buy at one rate a day, and leave after a repeat purchase with one chance. */
function poisson(count: number, rate: number, dropOut: number): Summary[] {
  return Array.from({ length: count }, () => {
    const T = 100 + random.below(900);
    let [frequency, recency] = [0, 0];
    for (let at = random.exponential() / rate; at <= T; at += random.exponential() / rate) {
      frequency += 1;
      recency = at;
      if (random.uniform() < dropOut) break;
    }
    return { frequency, recency, T };
  });
}

const many = (count: number, one: (i: number) => Summary) => Array.from({ length: count }, (_, i) => one(i));
const huge = { frequency: 3000, recency: 364, T: 365 };

const shops: { [title: string]: Summary[] } = {
  "nearly Poisson purchases": poisson(1500, 0.05, 0),
  "one rate and one chance to leave": poisson(1500, 0.05, 0.2),
  "everybody leaving after the first repeat": poisson(1000, 0.05, 1),
  "everybody buying once": many(3000, () => ({ frequency: 0, recency: 0, T: random.below(365) })),
  "hardly anyone buying again": many(3000, (i) => ({
    frequency: i < 30 ? 1 : 0,
    recency: i < 30 ? 30 : 0,
    T: 365,
  })),
  "one customer with 3,000 purchases among thousands with one": [
    ...many(3000, (i) => ({ frequency: i % 3 === 0 ? 1 : 0, recency: i % 3 === 0 ? i % 300 : 0, T: 365 })),
    huge,
  ],
  "one customer with 3,000 purchases among thousands with none": [
    ...many(3000, () => ({ frequency: 0, recency: 0, T: 365 })),
    huge,
  ],
  "all of one age": many(500, (i) => ({ frequency: i % 5, recency: (i % 5) * 20, T: 365 })),
  "all alike": many(500, () => ({ frequency: 12, recency: 360, T: 365 })),
  "two customers": [
    { frequency: 1, recency: 10, T: 30 },
    { frequency: 0, recency: 0, T: 20 },
  ],
  "one customer": [{ frequency: 5, recency: 10, T: 30 }],
  "one customer of today": [{ frequency: 0, recency: 0, T: 0 }],
  "all of today": many(300, () => ({ frequency: 0, recency: 0, T: 0 })),
  "repeat purchases at no distance": many(300, (i) => ({ frequency: i % 4, recency: 0, T: 100 })),
  nobody: [],
};

for (const family of [bgnbd, mbgnbd]) {
  describe(`${family.name} fits at the first try`, () => {
    for (const [title, summaries] of Object.entries(shops)) {
      for (const penalty of ["auto", "off"] as const) {
        it(`${title}, penalty ${penalty}: converged, finite, and every answer finite`, () => {
          const fit = family.fit(summaries, { penalty });
          expect(fit.converged).toBe(true);
          const { params } = fit;
          const summary = summaries[0] ?? { frequency: 0, recency: 0, T: 0 };
          const answers = [
            ...Object.values(params),
            fit.logLikelihood,
            family.probabilityAlive(params, summary),
            family.expectedTransactions(params, 365),
            family.conditionalExpectedTransactions(params, summary, 365),
            family.discountedExpectedTransactions(params, summary, 2.6e-4),
            family.discountedTransactionsIfAlive(params, summary, 365, 2.6e-4),
            family.probabilityOfSilenceIfAlive(params, summary),
            family.conditionalProbabilityOfTransactions(params, summary, 30, 2),
          ];
          expect(answers.filter((value) => !Number.isFinite(value))).toEqual([]);
          for (const { code, words } of fit.findings) {
            expect(words.en.length, code).toBeGreaterThan(20);
            expect(words.ar, code).toMatch(/[\u0600-\u06ff]{3}/);
          }
        });
      }
    }

    it("a boundary is said in words and has no standard error", () => {
      const fit = family.fit(shops["nearly Poisson purchases"]);
      const codes = fit.findings.map(({ code }) => code);
      expect(codes).toContain("no-drop-out");
      expect(codes).toContain("same-rate");
      expect(fit.standardErrors.a).toBeNull();
      expect(fit.params.r / fit.params.alpha).toBeCloseTo(0.05, 2);
    });

    it("no standard error is missing without a word", () => {
      for (const summaries of Object.values(shops)) {
        const { standardErrors, findings } = family.fit(summaries, { penalty: "off" });
        if (Object.values(standardErrors).includes(null)) expect(findings).not.toEqual([]);
      }
    });
  });
}
