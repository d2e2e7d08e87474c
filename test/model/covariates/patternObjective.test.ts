import { describe, expect, it } from "vitest";
import { codeFactor } from "../../../model/covariates/codeFactor.ts";
import { type DropOutForm, formOf } from "../../../model/covariates/forms.ts";
import { layoutOf } from "../../../model/covariates/layoutOf.ts";
import { patternLikelihood, patternObjective } from "../../../model/covariates/patternObjective.ts";
import { patternsOf } from "../../../model/covariates/patternsOf.ts";
import type { FamilyName } from "../../../model/model.ts";
import { simulateLevels } from "../../../model/simulate/simulateLevels.ts";

const { values, columns } = simulateLevels(
  "mbgnbd",
  [
    { name: "p", customers: 40, purchases: 0, dropOut: 0 },
    { name: "q", customers: 30, purchases: 0.4, dropOut: 0.3 },
    { name: "s", customers: 20, purchases: -0.4, dropOut: 0 },
  ],
  3,
);
const factors = [
  codeFactor("first", values, { fewest: 1 }),
  codeFactor(
    "second",
    values.map((_, i) => (i % 3 === 0 ? "even" : "odd")),
    { fewest: 1 },
  ),
];

const cases: { family: FamilyName; k: number; dropOut: DropOutForm }[] = [
  { family: "bgnbd", k: 1, dropOut: "odds" },
  { family: "bgnbd", k: 1, dropOut: "separate" },
  { family: "mbgnbd", k: 1, dropOut: "together" },
  { family: "bgcnbdk", k: 2, dropOut: "odds" },
  { family: "mbgcnbdk", k: 3, dropOut: "separate" },
  { family: "paretonbd", k: 1, dropOut: "odds" },
];

describe.each(cases)("$family, k = $k, drop-out $dropOut", ({ family, k, dropOut }) => {
  const form = formOf(family, k, dropOut);
  const layout = layoutOf(form, factors);
  const parts = patternsOf(columns, factors).map(({ levels, groups }) => ({
    moves: layout.movesOf(levels),
    likelihood: form.likelihoodOf(groups),
  }));
  const likelihood = patternLikelihood(parts, layout.coordinates, form.params.length);
  const objective = patternObjective(likelihood, values.length, form.params.length, 2);
  const eta = Array.from(
    { length: layout.coordinates },
    (_, i) => [-0.3, 2.4, -0.2, 0.9][i] ?? 0.3 * Math.sin(i),
  );

  it("the chain rule gives the gradient and the Hessian that differences give", () => {
    const h = 1e-5;
    const { gradient, hessian } = objective(eta);
    eta.forEach((_, i) => {
      const there = objective(eta.map((at, j) => at + (i === j ? h : 0)));
      const back = objective(eta.map((at, j) => at - (i === j ? h : 0)));
      expect(gradient[i]).toBeCloseTo((there.value - back.value) / (2 * h), 7);
      hessian[i].forEach((curve, j) => {
        expect(curve).toBeCloseTo((there.gradient[j] - back.gradient[j]) / (2 * h), 7);
      });
    });
  });

  it("every pattern has its own customers, and together they are all", () => {
    const patterns = patternsOf(columns, factors);
    expect(patterns.length).toBe(6);
    expect(patterns.reduce((sum, { groups }) => sum + groups.customers, 0)).toBe(values.length);
  });
});
