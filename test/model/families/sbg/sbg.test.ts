import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shiftedBetaGeometric as sbg } from "../../../../model/families/sbg.ts";
import { createRandom } from "../../../../model/simulate/random.ts";
import { runs } from "../../../support/runs.ts";
import { nelderMead } from "../support/nelderMead.ts";

const table = (cohort: string, survivors: number[], from = 0) =>
  survivors.map((count, i) => ({ cohort, period: from + i, survivors: count }));
/** Fader & Hardie (2007), "How to Project Customer Retention": survivors of 1,000 over the seven years the paper fits, and the five it forecasts. */
const regular = [1000, 631, 468, 382, 326, 289, 262, 241];
const highEnd = [1000, 869, 743, 653, 593, 551, 517, 491];
const laterRegular = [223, 207, 194, 183, 173];
const laterHighEnd = [468, 445, 427, 409, 394];

const anyParams = fc
  .tuple(fc.double({ min: -3, max: 4, noNaN: true }), fc.double({ min: -3, max: 4, noNaN: true }))
  .map(([a, b]) => ({ alpha: Math.exp(a), beta: Math.exp(b) }));

function members(params: { alpha: number; beta: number }, count: number, most: number, seed: number) {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => {
    const leaving = random.beta(params.alpha, params.beta);
    const offered = random.below(most + 1);
    let renewals = 0;
    while (renewals < offered && !(random.uniform() < leaving)) renewals++;
    return { renewals, active: renewals === offered };
  });
}

describe("shiftedBetaGeometric on the published cohorts", () => {
  it.each([
    { name: "regular", survivors: regular, later: laterRegular, alpha: 0.704, beta: 1.182, LL: -1680.3 },
    { name: "high end", survivors: highEnd, later: laterHighEnd, alpha: 0.668, beta: 3.806, LL: -1611.2 },
  ])("$name: alpha, beta and log-likelihood as in Fader & Hardie (2007), and its forecast of years 8 to 12 within 2 points", ({
    name,
    survivors,
    later,
    alpha,
    beta,
    LL,
  }) => {
    const fit = sbg.fit(table(name, survivors));
    expect(fit.params.alpha).toBeCloseTo(alpha, 3);
    expect(fit.params.beta).toBeCloseTo(beta, 3);
    expect(fit.logLikelihood).toBeCloseTo(LL, 1);
    expect(fit).toMatchObject({ converged: true, basis: "data", findings: [], customers: 1000 });
    later.forEach((count, i) => {
      expect(Math.abs(sbg.survivor(fit.params, 8 + i) - count / 1000)).toBeLessThan(0.02);
    });
  });

  it("a search without derivatives finds the same", () => {
    const fit = sbg.fit(table("regular", regular));
    const negative = ([lnAlpha, lnBeta]: number[]) => {
      const params = { alpha: Math.exp(lnAlpha), beta: Math.exp(lnBeta) };
      const lost = regular.slice(1).map((count, i) => regular[i] - count);
      const ended = lost.reduce(
        (sum, n, i) => sum + n * Math.log(sbg.probabilityOfLeavingAt(params, i + 1)),
        0,
      );
      return -ended - 241 * Math.log(sbg.survivor(params, 7));
    };
    const other = nelderMead(negative, [0, 0], 2);
    expect(Math.exp(other[0]) / fit.params.alpha).toBeCloseTo(1, 4);
    expect(-negative(other)).toBeCloseTo(fit.logLikelihood, 6);
  });
});

describe("shiftedBetaGeometric", () => {
  it("answers as in its docstring", () => {
    expect(sbg.retention({ alpha: 0.704, beta: 1.182 }, 1)).toBeCloseTo(0.6267, 4);
  });

  it("chances to leave, one after another, and to be left sum to 1; retention rises with tenure", () => {
    fc.assert(
      fc.property(anyParams, (params) => {
        let left = 0;
        for (let t = 1; t <= 50; t++) left += sbg.probabilityOfLeavingAt(params, t);
        expect(left + sbg.survivor(params, 50)).toBeCloseTo(1, 11);
        expect(sbg.retention(params, 9)).toBeGreaterThan(sbg.retention(params, 8));
        const ratio = sbg.survivor(params, 9) / sbg.survivor(params, 8);
        expect(ratio / sbg.retention(params, 9)).toBeCloseTo(1, 11);
      }),
      { numRuns: runs(40) },
    );
  });

  it("the residual lifetime is the sum of the chances to be still there, each discounted", () => {
    fc.assert(
      fc.property(anyParams, fc.integer({ min: 0, max: 20 }), (params, renewals) => {
        let [sum, whole] = [0, 0];
        for (let k = 1; k <= 400; k++) {
          sum += sbg.survivor(params, k, renewals) / 1.1 ** (k - 1);
          whole += sbg.survivor(params, k - 1) / 1.1 ** (k - 1);
        }
        const found = sbg.discountedExpectedResidualLifetime(params, renewals, 0.1);
        expect(Math.abs(found / sum - 1)).toBeLessThan(1e-10);
        expect(sbg.expectedResidualLifetime(params, renewals, 0.1)).toBe(found);
        expect(Math.abs(sbg.expectedLifetime(params, 0.1) / whole - 1)).toBeLessThan(1e-10);
      }),
      { numRuns: runs(15) },
    );
  });

  it("without discount the residual lifetime is (beta + renewals)/(alpha − 1), and infinite for alpha <= 1", () => {
    expect(sbg.expectedResidualLifetime({ alpha: 3, beta: 4 }, 2)).toBe(3);
    expect(sbg.expectedResidualLifetime({ alpha: 1, beta: 4 }, 2)).toBe(Infinity);
    const nearly = sbg.expectedResidualLifetime({ alpha: 3, beta: 4 }, 2, 1e-7);
    expect(nearly).toBeCloseTo(3, 5);
  });

  it("tables and members one by one say the same, and their likelihoods add up", () => {
    const list = regular
      .slice(1)
      .flatMap((count, i) =>
        Array.from({ length: regular[i] - count }, () => ({ renewals: i, active: false })),
      );
    list.push(...Array.from({ length: 241 }, () => ({ renewals: 7, active: true })));
    const [one, other] = [sbg.fit(table("regular", regular)), sbg.fit(list)];
    expect(other).toEqual(one);
    const total = list.reduce((sum, member) => sum + sbg.logLikelihood(one.params, member), 0);
    expect(total).toBeCloseTo(one.logLikelihood, 8);
  });

  it("several cohorts, one of them known only from its third year on, are fitted together", () => {
    const fit = sbg.fit([
      ...table("a", regular),
      ...table("b", regular.slice(0, 4)),
      ...table("c", [468, 382, 326], 2),
    ]);
    expect(fit.params.alpha).toBeCloseTo(0.7, 1);
    expect(fit.customers).toBe(2468);
  });

  it("recovers the parameters of simulated members within four standard errors", () => {
    const truth = { alpha: 0.9, beta: 3 };
    const fit = sbg.fit(members(truth, 20_000, 12, 8));
    for (const letter of ["alpha", "beta"] as const) {
      const error = fit.standardErrors[letter] ?? Number.NaN;
      expect(Math.abs(fit.params[letter] - truth[letter])).toBeLessThan(4 * error);
    }
  });

  it.each([
    { title: "nobody", data: [], code: "no-data" },
    { title: "few members", data: members({ alpha: 1, beta: 2 }, 20, 5, 1), code: "few-data" },
    { title: "nobody ever left", data: table("a", [500, 500, 500]), code: "few-data" },
    { title: "everybody left at once", data: table("a", [500, 0]), code: "drop-out-at-once" },
    { title: "one chance to leave", data: table("a", [8000, 4000, 2000, 1000, 500]), code: "same-drop-out" },
    {
      title: "half left at once, the rest never",
      data: table("a", [1000, 500, 500, 500]),
      code: "drop-out-all-or-nothing",
    },
  ])("$title: a finite, converged fit that says $code", ({ data, code }) => {
    const fit = sbg.fit(data);
    expect(fit.converged).toBe(true);
    expect(fit.findings.map((one) => one.code)).toContain(code);
    expect(Object.values(fit.params).every((value) => value > 0 && value < Infinity)).toBe(true);
    expect(Number.isFinite(sbg.expectedLifetime(fit.params, 0.1))).toBe(true);
    for (const { words } of fit.findings) expect(words.ar).toMatch(/[\u0600-\u06ff]{3}/);
  });

  it("refuses tables that cannot be, naming the cohort", () => {
    expect(() => sbg.fit(table("a", [10, 12]))).toThrow(/never grow: 10, 12 \(cohort a\)/);
    expect(() => sbg.fit([table("a", [10])[0], { cohort: "a", period: 2, survivors: 3 }])).toThrow(
      /every period once: 0, 2 \(cohort a\)/,
    );
    expect(() => sbg.fit([{ renewals: 1.5, active: true }])).toThrow(/whole renewals/);
    expect(() => sbg.retention({ alpha: 0, beta: 1 }, 1)).toThrow(/alpha > 0/);
  });
});
