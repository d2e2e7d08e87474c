import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupedLikelihood } from "../../../model/families/betageometric/groupedLikelihood.ts";
import { bgnbd } from "../../../model/families/bgnbd.ts";
import { groupSummaries } from "../../../model/families/groupSummaries.ts";
import { mbgnbd } from "../../../model/families/mbgnbd.ts";
import { toColumns } from "../../../model/families/toColumns.ts";
import { runs } from "../../support/runs.ts";
import { anyParams, anySummary } from "./support/arbitraries.ts";

const customers = fc.array(anySummary, { minLength: 1, maxLength: 30 });
const families = [
  { family: bgnbd, initial: 0 as const },
  { family: mbgnbd, initial: 1 as const },
];

describe.each(families)("grouped log-likelihood of $family.name", ({ family, initial }) => {
  it("equals the sum over the customers one by one", () => {
    fc.assert(
      fc.property(customers, anyParams, (summaries, params) => {
        const twice = [...summaries, ...summaries];
        const { value } = groupedLikelihood(
          groupSummaries(toColumns(twice)),
          initial,
        )([params.r, params.alpha, params.a, params.b]);
        const sum = twice.reduce((total, summary) => total + family.logLikelihood(params, summary), 0);
        expect(Math.abs(value - sum)).toBeLessThan(1e-9 * (1 + Math.abs(sum)));
      }),
      { numRuns: runs(50) },
    );
  });

  it("has the gradient that differences of its value give, and the Hessian that differences of its gradient give", () => {
    fc.assert(
      fc.property(customers, anyParams, (summaries, params) => {
        const likelihood = groupedLikelihood(groupSummaries(toColumns(summaries)), initial);
        const theta = [params.r, params.alpha, params.a, params.b];
        const here = likelihood(theta);
        for (let i = 0; i < 4; i++) {
          const h = theta[i] * 1e-5;
          const up = likelihood(theta.map((v, k) => (k === i ? v + h : v)));
          const down = likelihood(theta.map((v, k) => (k === i ? v - h : v)));
          const slope = (up.value - down.value) / (2 * h);
          const size = Math.abs(here.value) / theta[i] + Math.abs(slope);
          expect(Math.abs(here.gradient[i] - slope)).toBeLessThan(1e-6 * size);
          for (let j = 0; j < 4; j++) {
            const curve = (up.gradient[j] - down.gradient[j]) / (2 * h);
            const scale = Math.abs(here.value) / (theta[i] * theta[j]) + Math.abs(curve);
            expect(Math.abs(here.hessian[i][j] - curve)).toBeLessThan(1e-6 * scale);
          }
        }
      }),
      { numRuns: runs(40) },
    );
  });

  it("weights count as so many customers", () => {
    const columns = { frequency: [2, 0], recency: [30, 0], T: [60, 90], weight: [3, 5] };
    const listed = [
      ...Array.from({ length: 3 }, () => ({ frequency: 2, recency: 30, T: 60 })),
      ...Array.from({ length: 5 }, () => ({ frequency: 0, recency: 0, T: 90 })),
    ];
    const [weighted, plain] = [columns, toColumns(listed)].map((each) =>
      groupedLikelihood(groupSummaries(each), initial)([0.5, 20, 0.8, 2.5]),
    );
    expect(weighted.value).toBeCloseTo(plain.value, 10);
  });
});

describe("grouping of summaries", () => {
  it("keeps every customer, whatever the unit: days, weeks or any number", () => {
    const column = (unit: number) => ({
      frequency: [2, 0, 2, 1],
      recency: [30 / unit, 0, 30 / unit, 12 / unit],
      T: [60 / unit, 90 / unit, 60 / unit, 60 / unit],
    });
    for (const unit of [1, 7, Math.PI]) {
      const groups = groupSummaries(column(unit));
      expect([...groups.weight]).toEqual([2, 1, 1]);
      expect([...groups.rowGroup]).toEqual([0, 1, 0, 2]);
      expect(groups).toMatchObject({ customers: 4, repeaters: 3 });
    }
  });

  it("finds the same groups where there are too many possible values for a table", () => {
    const count = 2000;
    const column = (f: (i: number) => number) => Array.from({ length: count }, (_, i) => f(i % 1000));
    const groups = groupSummaries({
      frequency: column((i) => i),
      recency: column((i) => i / Math.E),
      T: column((i) => 1000 + i / 3),
    });
    expect(groups.weight.length).toBe(1000);
    expect(groups.weight.every((weight) => weight === 2)).toBe(true);
  });

  it("names the row of a summary no customer can have", () => {
    const bad = (frequency: number, recency: number, T: number) => () =>
      groupSummaries({ frequency: [1, frequency], recency: [1, recency], T: [2, T] });
    expect(bad(1.5, 1, 2)).toThrow("groupSummaries requires a whole frequency >= 0: 1.5 (row 1)");
    expect(bad(Number.NaN, 1, 2)).toThrow("frequency >= 0: NaN (row 1)");
    expect(bad(1, 3, 2)).toThrow("requires 0 <= recency <= T < Infinity: 3, 2 (row 1)");
    expect(bad(1, Number.NaN, 2)).toThrow("recency <= T < Infinity: NaN, 2 (row 1)");
    expect(bad(1, 1, Infinity)).toThrow("recency <= T < Infinity: 1, Infinity (row 1)");
    expect(() => groupSummaries({ frequency: [1], recency: [1], T: [1, 2] })).toThrow(
      "columns of one length",
    );
  });
});
