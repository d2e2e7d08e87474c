import { describe, expect, it } from "vitest";
import { codeFactor } from "../../../model/covariates/codeFactor.ts";
import { fitWithCovariates } from "../../../model/covariates/fitWithCovariates.ts";
import { families } from "../../../model/families/families.ts";
import type { FamilyName } from "../../../model/model.ts";
import type { SummaryColumns } from "../../../model/summary.ts";
import { runs } from "../../support/runs.ts";
import { type SimulatedLevel, simulateLevels } from "../../../model/simulate/simulateLevels.ts";

const shop: SimulatedLevel[] = [
  { name: "search", customers: 1500, purchases: 0, dropOut: 0 },
  { name: "social", customers: 900, purchases: -0.3, dropOut: 0.5 },
  { name: "referral", customers: 600, purchases: 0.35, dropOut: -0.6 },
];

const withIntervals = (columns: SummaryColumns): SummaryColumns => ({
  ...columns,
  // Of exponential intervals: ln of the mean one, less Euler's constant, each.
  logIntervals: Float64Array.from(columns.frequency as Float64Array, (x, i) =>
    x === 0 ? 0 : x * (Math.log(columns.recency[i] / x) - 0.577),
  ),
});

function numbersIn(value: unknown): number[] {
  if (typeof value === "number") return [value];
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(numbersIn) : [];
}

describe("known effects are found in simulated shops", () => {
  for (const family of ["bgnbd", "mbgnbd", "paretonbd"] as const) {
    it(`${family}: about 95% of the 95% intervals hold`, () => {
      let held = 0;
      let asked = 0;
      for (let seed = 1; seed <= runs({ bgnbd: 8, mbgnbd: 5, paretonbd: 2 }[family]); seed++) {
        const { values, columns } = simulateLevels(family, shop, seed);
        const fit = fitWithCovariates(family, columns, [codeFactor("channel", values)]);
        expect(fit.converged).toBe(true);
        for (const { effect, level, value, standardError } of fit.coefficients) {
          const truth = shop.find(({ name }) => name === level)![
            effect === "purchases" ? "purchases" : "dropOut"
          ];
          asked++;
          if (Math.abs(value - truth) < 1.96 * standardError!) held++;
        }
      }
      // Binomial: below this by chance in fewer than one of a thousand shops.
      expect(held / asked).toBeGreaterThan(0.95 - (3.1 * Math.sqrt(0.95 * 0.05 * asked)) / asked);
    });
  }

  it("a ratio and its interval are those of the coefficient", () => {
    const { values, columns } = simulateLevels("paretonbd", shop, 3);
    const fit = fitWithCovariates("paretonbd", columns, [codeFactor("channel", values)]);
    const referral = fit.effects.find(({ level }) => level === "referral")!;
    const { value, standardError } = fit.coefficients.find(
      ({ effect, level }) => effect === "purchases" && level === "referral",
    )!;
    expect(referral.reference).toBe("search");
    expect(referral.purchases!.ratio).toBeCloseTo(Math.exp(value), 10);
    expect(referral.purchases!.low).toBeCloseTo(Math.exp(value - 1.959964 * standardError!), 10);
  });

  it("levels without any difference gain about half a unit of log-likelihood a coefficient, and no level stands out", () => {
    const same = shop.map((level) => ({ ...level, purchases: 0, dropOut: 0 }));
    const { values, columns } = simulateLevels("mbgnbd", same, 5);
    const fit = fitWithCovariates("mbgnbd", columns, [codeFactor("channel", values)]);
    expect(fit.logLikelihood - fit.plainLogLikelihood).toBeGreaterThanOrEqual(0);
    // χ² of 4 degrees of freedom, beyond its 99.9% point.
    expect(2 * (fit.logLikelihood - fit.plainLogLikelihood)).toBeLessThan(18.5);
  });
});

describe.each(Object.keys(families) as FamilyName[])("%s with covariates", (family) => {
  const { values, columns: plainColumns } = simulateLevels("mbgnbd", shop, 7);
  const columns = withIntervals(plainColumns);
  const factor = codeFactor("channel", values);
  const fit = fitWithCovariates(family, columns, [factor]);
  const plainFit = () => {
    const model = families[family];
    return model.fit(columns);
  };

  it("is the plain family when all coefficients are held at 0", () => {
    const plain = plainFit();
    const held = fitWithCovariates(family, columns, [factor], { deviation: 1e-5 });
    expect(held.logLikelihood).toBeCloseTo(plain.logLikelihood, 4);
    for (const [name, value] of Object.entries(plain.params)) {
      expect(held.params[name] / value).toBeCloseTo(1, 3);
    }
  });

  it("gains on the plain family, and converges", () => {
    expect(fit.converged).toBe(true);
    expect(fit.logLikelihood).toBeGreaterThan(fit.plainLogLikelihood + 10);
    expect(fit.coefficients.every(({ standardError }) => standardError! > 0 && standardError! < 1)).toBe(
      true,
    );
  });

  it("does not depend on the order of rows, nor on whether equal customers come as one row", () => {
    const n = values.length;
    const turn = Array.from({ length: n }, (_, i) => (i * 1009) % n);
    const pick = (column: ArrayLike<number>) => Float64Array.from(turn, (i) => column[i]);
    const turned = {
      frequency: pick(columns.frequency),
      recency: pick(columns.recency),
      T: pick(columns.T),
      logIntervals: pick(columns.logIntervals!),
      weight: new Float64Array(n).fill(2),
    };
    const other = codeFactor(
      "channel",
      turn.map((i) => values[i]),
      { weight: turned.weight },
    );
    const twice = (column: ArrayLike<number>) =>
      Float64Array.from({ length: 2 * n }, (_, i) => column[i % n]);
    const doubled = {
      frequency: twice(columns.frequency),
      recency: twice(columns.recency),
      T: twice(columns.T),
      logIntervals: twice(columns.logIntervals!),
    };
    const one = fitWithCovariates(family, turned, [other]);
    const two = fitWithCovariates(family, doubled, [codeFactor("channel", [...values, ...values])]);
    expect(one.logLikelihood).toBeCloseTo(two.logLikelihood, 6);
    one.coefficients.forEach((coefficient, i) => {
      expect(coefficient.level).toBe(two.coefficients[i].level);
      expect(coefficient.value).toBeCloseTo(two.coefficients[i].value, 5);
      expect(coefficient.standardError!).toBeCloseTo(two.coefficients[i].standardError!, 5);
    });
  });

  it("with one level is the plain fit, and says that there is nothing to compare", () => {
    const single = fitWithCovariates(family, columns, [
      codeFactor(
        "shop",
        values.map(() => "Riyadh"),
      ),
    ]);
    const plain = plainFit();
    expect(single.params).toEqual(plain.params);
    expect(single.logLikelihood).toBe(plain.logLikelihood);
    expect(single.findings.map(({ code }) => code)).toContain("covariate-one-level:shop");
  });
});

describe("levels that cannot be compared give a clear answer", () => {
  const { values, columns } = simulateLevels("mbgnbd", shop, 11);
  const { length } = values;
  /** A level of 60 customers who all bought once, then a row more of them for every case. */
  const withSingles = {
    frequency: Float64Array.from({ length: length + 60 }, (_, i) => (i < length ? columns.frequency[i] : 0)),
    recency: Float64Array.from({ length: length + 60 }, (_, i) => (i < length ? columns.recency[i] : 0)),
    T: Float64Array.from({ length: length + 60 }, (_, i) => (i < length ? columns.T[i] : 50)),
  };
  const names = [...values, ...new Array<string>(60).fill("fair")];

  it("a level where nobody bought again: far slower, with an interval, and finite", () => {
    for (const family of ["bgnbd", "mbgnbd", "paretonbd"] as const) {
      const fit = fitWithCovariates(family, withSingles, [codeFactor("channel", names)]);
      expect(fit.converged).toBe(true);
      const fair = fit.effects.find(({ level }) => level === "fair")!;
      expect(numbersIn(fit).every(Number.isFinite)).toBe(true);
      expect(fair.purchases!.low).toBeGreaterThan(0);
      if (family === "bgnbd") expect(fair.purchases!.high).toBeLessThan(1);
    }
  });

  it("without the prior the same level runs to its bound: no interval, and the reason in words", () => {
    const fit = fitWithCovariates("bgnbd", withSingles, [codeFactor("channel", names)], {
      deviation: Number.POSITIVE_INFINITY,
    });
    expect(fit.effects.find(({ level }) => level === "fair")!.purchases).toBeNull();
    expect(fit.findings.map(({ code }) => code)).toContain("covariate-boundary:channel=fair");
    expect(numbersIn(fit).every(Number.isFinite)).toBe(true);
  });

  it("two factors that divide the customers alike: the second is left out, with the reason", () => {
    const coded = codeFactor("channel", values);
    const again = codeFactor(
      "campaign",
      values.map((value) => `by ${value}`),
    );
    const fit = fitWithCovariates("mbgnbd", columns, [coded, again]);
    expect(fit.factors.map(({ name }) => name)).toEqual(["channel"]);
    expect(fit.findings.map(({ code }) => code)).toContain("covariate-same:campaign");
  });

  it("a shop without drop-out: the pace is compared, of leaving nothing is said", () => {
    const steady = { ...columns, recency: Float64Array.from(columns.T) };
    steady.recency.forEach((_, i) => {
      if (columns.frequency[i] === 0) steady.recency[i] = 0;
    });
    const fit = fitWithCovariates("bgnbd", steady, [codeFactor("channel", values)]);
    expect(fit.findings.map(({ code }) => code)).toContain("covariates-no-drop-out");
    for (const { purchases, dropOut } of fit.effects) {
      expect(purchases!.ratio).toBeGreaterThan(0);
      expect(dropOut).toBeNull();
    }
  });

  it("few customers: the plain fit, and why nothing was compared", () => {
    const few = simulateLevels(
      "mbgnbd",
      shop.map((level) => ({ ...level, customers: 12 })),
      2,
    );
    const fit = fitWithCovariates("mbgnbd", few.columns, [codeFactor("channel", few.values, { fewest: 5 })]);
    expect(fit.effects).toEqual([]);
    expect(fit.findings.map(({ code }) => code)).toContain("covariates-few-data");
  });

  it("factors of another length and a prior of no width are refused by name", () => {
    const factor = codeFactor("channel", values.slice(1));
    expect(() => fitWithCovariates("mbgnbd", columns, [factor])).toThrow(
      "fitWithCovariates requires a level for every row",
    );
    expect(() => fitWithCovariates("mbgnbd", columns, [], { deviation: 0 })).toThrow("deviation > 0: 0");
  });
});
