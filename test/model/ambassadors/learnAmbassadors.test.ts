import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AmbassadorExample } from "../../../model/ambassadors/ambassadorExample.ts";
import { documentedModel } from "../../../model/ambassadors/ambassadorModel.ts";
import { ambassadorScore } from "../../../model/ambassadors/ambassadorScore.ts";
import { nothingTold } from "../../../model/ambassadors/evidence.ts";
import { fitAmbassadors } from "../../../model/ambassadors/fitAmbassadors.ts";
import { gradeRanking, standardErrorOfDifference } from "../../../model/ambassadors/gradeRanking.ts";
import { ambassadorInputs } from "../../../model/ambassadors/inputs.ts";
import { judgeAmbassador } from "../../../model/ambassadors/judgeAmbassador.ts";
import { leastReferrers, learnAmbassadors } from "../../../model/ambassadors/learnAmbassadors.ts";
import { simulateReferrers } from "../../../model/simulate/simulateReferrers.ts";
import { runs } from "../../support/runs.ts";

describe("gradeRanking", () => {
  it("is the share of pairs in the right order, ties half", () => {
    const scored = fc.array(fc.record({ score: fc.nat({ max: 8 }), referred: fc.boolean() }), {
      minLength: 2,
      maxLength: 30,
    });
    fc.assert(
      fc.property(scored, (all) => {
        const [yes, no] = [all.filter(({ referred }) => referred), all.filter(({ referred }) => !referred)];
        fc.pre(yes.length > 0 && no.length > 0);
        const pairs = yes.flatMap(({ score }) =>
          no.map((other) => (score > other.score ? 1 : score === other.score ? 0.5 : 0)),
        );
        const { auc, placements } = gradeRanking(
          all.map(({ score }) => score),
          all.map(({ referred }) => referred),
        );
        const share = pairs.reduce((sum: number, one) => sum + one, 0) / pairs.length;
        expect(auc).toBeCloseTo(share, 12);
        const mean = placements.others.reduce((sum, one) => sum + one, 0) / no.length;
        expect(mean).toBeCloseTo(share, 12);
      }),
      { numRuns: runs(100) },
    );
  });

  it("knows how sure a difference of two areas is: the standard error is the spread over repeated shops", () => {
    const differences: number[] = [];
    let told = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const { examples, chances } = simulateReferrers(seed, 600, { weights: documentedModel.weights });
      const referred = examples.map((example) => example.referred);
      const documented = examples.map(({ evidence }) => ambassadorScore(documentedModel, evidence));
      const [one, other] = [gradeRanking(chances, referred), gradeRanking(documented, referred)];
      differences.push(one.auc - other.auc);
      told += standardErrorOfDifference(one, other) / 60;
    }
    const mean = differences.reduce((sum, one) => sum + one, 0) / 60;
    const spread = Math.sqrt(differences.reduce((sum, one) => sum + (one - mean) ** 2, 0) / 59);
    expect(told / spread).toBeGreaterThan(0.75);
    expect(told / spread).toBeLessThan(1.35);
  });
});

describe("fitAmbassadors", () => {
  const { examples } = simulateReferrers(7, 3000);

  it("has weights that are never negative, even where the data say the contrary", () => {
    const upsideDown = examples.map((example) => ({ ...example, referred: !example.referred }));
    for (const some of [examples, upsideDown]) {
      const { model, converged } = fitAmbassadors(some);
      expect(converged).toBe(true);
      for (const input of ambassadorInputs) expect(model.weights[input]).toBeGreaterThanOrEqual(0);
    }
    expect(Math.max(...Object.values(fitAmbassadors(upsideDown).model.weights))).toBeLessThan(1e-9);
  });

  it("expects as many referrers as there were, and stays near the documented weights where it has seen few", () => {
    const { model } = fitAmbassadors(examples);
    const chances = examples.map(({ evidence }) => judgeAmbassador(evidence, model).chance!);
    const referrers = examples.filter(({ referred }) => referred).length;
    expect(chances.reduce((sum, one) => sum + one, 0)).toBeCloseTo(referrers, 4);
    const seldom = [
      ...examples.filter(({ referred }) => referred).slice(0, 1),
      ...examples.filter(({ referred }) => !referred).slice(0, 9),
    ];
    const { weights } = fitAmbassadors(seldom).model;
    for (const input of ambassadorInputs) {
      expect(Math.abs(weights[input] - documentedModel.weights[input])).toBeLessThan(2);
    }
  });

  it("puts the line at twice the shop's average chance", () => {
    const { model } = fitAmbassadors(examples);
    const rate = examples.filter(({ referred }) => referred).length / examples.length;
    const average = judgeAmbassador(
      { ...nothingTold, probabilityAlive: null, frequency: null, tenureDays: null },
      {
        ...model,
        intercept: Math.log((2 * rate) / (1 - 2 * rate)),
      },
    );
    expect(average.chance).toBeCloseTo(2 * rate, 12);
    expect(average.score).toBeCloseTo(0.5, 12);
  });

  it("counts an example of weight 3 as three alike", () => {
    const some = examples.slice(0, 400);
    const thrice = some.flatMap((one) => (one.referred ? [one] : [one, one, one]));
    const weighed = some.map((one) => (one.referred ? one : { ...one, weight: 3 }));
    const [a, b] = [fitAmbassadors(thrice).model, fitAmbassadors(weighed).model];
    for (const input of ambassadorInputs) expect(a.weights[input]).toBeCloseTo(b.weights[input], 5);
  });

  it("refuses a shop where nobody referred", () => {
    const none = examples.map((example) => ({ ...example, referred: false }));
    expect(() => fitAmbassadors(none)).toThrow("fitAmbassadors requires both kinds of customers: 0 of 3000");
  });
});

describe("learnAmbassadors", () => {
  it("waits for ten referrers a weight, and says so", () => {
    const { examples } = simulateReferrers(3, 3000);
    let referrers = 0;
    const few = examples.filter(({ referred }) => !referred || ++referrers < leastReferrers);
    const { model, card } = learnAmbassadors(few, 180);
    expect(model).toBeNull();
    expect(card).toMatchObject({ referrers: 59, serves: false, holdout: null, days: 180 });
    expect(card.reason.en).toBe(
      "The documented weights serve: 59 customers who brought others are known, and a fit needs 60.",
    );
    expect(card.reason.ar).toContain("59");
  });

  it("finds true ambassadors better than the documented weights, in shops each with a referral process of its own", () => {
    const areas = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((seed) => {
      const { examples } = simulateReferrers(seed, 5000);
      const [seen, fresh] = [examples.slice(0, 3000), examples.slice(3000)];
      const { model, card } = learnAmbassadors(seen, 180);
      const fitted = areaOn(fresh, model ?? documentedModel);
      // What is told of the customers held out holds for customers never seen.
      if (card.serves) expect(Math.abs(card.holdout!.fitted.auc - fitted)).toBeLessThan(0.08);
      return { fitted, documented: areaOn(fresh, documentedModel) };
    });
    const mean = (of: "fitted" | "documented") =>
      areas.reduce((sum, area) => sum + area[of], 0) / areas.length;
    expect(mean("fitted")).toBeGreaterThan(mean("documented") + 0.04);
    for (const { fitted, documented } of areas) expect(fitted).toBeGreaterThan(documented - 0.01);
  });

  it("loses nothing where the documented weights are the truth", () => {
    const lost = [1, 2, 3, 4, 5].map((seed) => {
      const { examples } = simulateReferrers(seed, 4000, { weights: documentedModel.weights });
      const { model } = learnAmbassadors(examples.slice(0, 2000), 180);
      const fresh = examples.slice(2000);
      return areaOn(fresh, documentedModel) - areaOn(fresh, model ?? documentedModel);
    });
    expect(Math.max(...lost)).toBeLessThan(0.02);
  });

  it("lets no fit serve that noise has made: referrers drawn by lot", () => {
    const { examples } = simulateReferrers(5, 3000);
    const lot = examples.map((example, i) => ({ ...example, referred: (i * 7919) % 25 === 0 }));
    expect(learnAmbassadors(lot, 180).model).toBeNull();
  });
});

function areaOn(customers: readonly AmbassadorExample[], model: typeof documentedModel): number {
  return gradeRanking(
    customers.map(({ evidence }) => ambassadorScore(model, evidence)),
    customers.map(({ referred }) => referred),
  ).auc;
}
