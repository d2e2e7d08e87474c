import { describe, expect, it } from "vitest";
import { paretonbd } from "../../../../model/families/paretonbd.ts";
import { createRandom } from "../../../../model/simulate/random.ts";
import { hardShops } from "../support/hardShops.ts";

const codes = (fit: { findings: { code: string }[] }) => fit.findings.map(({ code }) => code);

/** Customers with one purchase rate and one death rate a day. */
function alikeAndMortal(count: number, rate: number, death: number) {
  const random = createRandom(11);
  return Array.from({ length: count }, () => {
    const T = 100 + random.below(900);
    const end = Math.min(T, random.exponential() / death);
    let [frequency, recency] = [0, 0];
    for (let at = random.exponential() / rate; at <= end; at += random.exponential() / rate) {
      frequency += 1;
      recency = at;
    }
    return { frequency, recency, T };
  });
}

describe("paretonbd fits at the first try", () => {
  for (const [title, summaries] of Object.entries(hardShops)) {
    for (const penalty of ["auto", "off"] as const) {
      it(`${title}, penalty ${penalty}: converged, finite, and every answer finite`, () => {
        const fit = paretonbd.fit(summaries, { penalty });
        expect(fit.converged).toBe(true);
        const { params } = fit;
        const summary = summaries[0] ?? { frequency: 0, recency: 0, T: 0 };
        const answers = [
          ...Object.values(params),
          fit.logLikelihood,
          paretonbd.probabilityAlive(params, summary),
          paretonbd.expectedTransactions(params, 365),
          paretonbd.conditionalExpectedTransactions(params, summary, 365),
          paretonbd.discountedExpectedTransactions(params, summary, 2.6e-4),
          paretonbd.discountedTransactionsIfAlive(params, summary, 365, 2.6e-4),
          paretonbd.probabilityOfSilenceIfAlive(params, summary),
          paretonbd.conditionalProbabilityOfTransactions(params, summary, 30, 2),
        ];
        expect(answers.filter((value) => !Number.isFinite(value))).toEqual([]);
        for (const { code, words } of fit.findings) {
          expect(words.en.length, code).toBeGreaterThan(20);
          expect(words.ar, code).toMatch(/[\u0600-\u06ff]{3}/);
        }
        if (Object.values(fit.standardErrors).includes(null)) expect(fit.findings).not.toEqual([]);
      });
    }
  }

  it("one rate of buying and one of leaving are found, and that both shapes are boundless is said", () => {
    const fit = paretonbd.fit(alikeAndMortal(1500, 0.05, 0.005));
    expect(codes(fit)).toEqual(["same-drop-out", "same-rate"]);
    expect(fit.params.s / fit.params.beta).toBeCloseTo(0.005, 3);
    expect(fit.params.r / fit.params.alpha).toBeCloseTo(0.05, 2);
  });

  it("below 100 customers the fit is drawn towards typical shops, and says so", () => {
    const fit = paretonbd.fit(alikeAndMortal(60, 0.03, 0.01));
    expect(fit.basis).toBe("shrunk");
    expect(codes(fit)).toContain("few-data");
    expect(Object.values(fit.standardErrors).every((error) => error !== null && error > 0)).toBe(true);
  });

  it("without customers the prior alone answers, at the interval asked for", () => {
    const fit = paretonbd.fit([], { typicalInterval: 12 });
    expect(fit.basis).toBe("prior");
    expect(fit.params.alpha).toBeCloseTo(12, 10);
    expect(fit.params.beta).toBeCloseTo(12, 10);
    expect(codes(fit)).toEqual(["no-data"]);
  });
});
