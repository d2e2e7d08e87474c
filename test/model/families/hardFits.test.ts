import { describe, expect, it } from "vitest";
import { bgnbd } from "../../../model/families/bgnbd.ts";
import { mbgnbd } from "../../../model/families/mbgnbd.ts";
import { hardShops as shops } from "./support/hardShops.ts";

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
