import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gammagamma } from "../../../model/families/gammagamma.ts";
import { spendersOf } from "../../../model/families/gammagamma/spenders.ts";
import { spendLikelihood } from "../../../model/families/gammagamma/spendLikelihood.ts";
import { createRandom } from "../../../model/simulate/random.ts";
import { runs } from "../../support/runs.ts";

const truth = { p: 6.25, q: 3.74, gamma: 15.44 };

function spenders(count: number, { p, q, gamma } = truth, seed = 3) {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => {
    const frequency = 1 + random.below(5);
    const rate = random.gamma(q) / gamma;
    return { frequency, monetaryValue: random.gamma(p * frequency) / rate / frequency };
  });
}
const codes = (fit: { findings: { code: string }[] }) => fit.findings.map(({ code }) => code);

describe("gammagamma.fit", () => {
  it("recovers the parameters spends were simulated with, each within four standard errors", () => {
    const fit = gammagamma.fit(spenders(20_000));
    for (const letter of ["p", "q", "gamma"] as const) {
      const error = fit.standardErrors[letter] ?? Number.NaN;
      expect(Math.abs(fit.params[letter] - truth[letter])).toBeLessThan(4 * error);
    }
    expect(fit).toMatchObject({ converged: true, basis: "data", findings: [], customers: 20_000 });
  });

  it.each([
    1e-6, 1e-3, 1e3, 1e6,
  ])("does not depend on the currency: spends times %f give gamma times that", (factor) => {
    const list = spenders(500);
    const plain = gammagamma.fit(list);
    const scaled = gammagamma.fit(list.map((s) => ({ ...s, monetaryValue: s.monetaryValue * factor })));
    expect(scaled.params.p / plain.params.p).toBeCloseTo(1, 6);
    expect(scaled.params.gamma / plain.params.gamma / factor).toBeCloseTo(1, 6);
    expect(scaled.logLikelihood).toBeCloseTo(plain.logLikelihood - 500 * Math.log(factor), 4);
  });

  it("has the derivatives that differences give", () => {
    const likelihood = spendLikelihood(spendersOf(spenders(50)));
    const theta = [3, 2.5, 0.7];
    const here = likelihood(theta);
    theta.forEach((v, i) => {
      const h = v * 1e-5;
      const up = likelihood(theta.map((w, k) => (k === i ? w + h : w)));
      const down = likelihood(theta.map((w, k) => (k === i ? w - h : w)));
      expect(here.gradient[i]).toBeCloseTo((up.value - down.value) / (2 * h), 5);
      theta.forEach((_, j) => {
        expect(here.hessian[i][j]).toBeCloseTo((up.gradient[j] - down.gradient[j]) / (2 * h), 4);
      });
    });
  });

  it("its log-likelihood is the sum over the spenders one by one", () => {
    const list = spenders(300);
    const { params, logLikelihood } = gammagamma.fit(list);
    const sum = list.reduce((total, spend) => total + gammagamma.logLikelihood(params, spend), 0);
    expect(logLikelihood).toBeCloseTo(sum, 7);
  });

  it("leaves out customers without repeat spend above zero", () => {
    const list = spenders(300);
    const others = [
      { frequency: 0, monetaryValue: 0 },
      { frequency: 2, monetaryValue: -5 },
      { frequency: 2, monetaryValue: 0 },
      { frequency: 2, monetaryValue: Number.NaN },
    ];
    expect(gammagamma.fit([...list, ...others]).params).toEqual(gammagamma.fit(list).params);
  });

  it("with spends so spread that they have no mean (q < 1) the observed mean stands in, and is said", () => {
    const list = spenders(3000, { p: 2, q: 0.7, gamma: 10 });
    const fit = gammagamma.fit(list);
    const mean = list.reduce((sum, s) => sum + s.monetaryValue, 0) / list.length;
    expect(fit.params.q).toBeLessThan(1);
    expect(fit.populationMean).toBeCloseTo(mean, 6);
    expect(codes(fit)).toEqual(["spend-without-mean"]);
  });

  it.each([
    [
      "all spending the same",
      Array.from({ length: 200 }, (_, i) => ({ frequency: 1 + (i % 4), monetaryValue: 50 })),
    ],
    ["one outlier of a billion", [...spenders(500), { frequency: 1, monetaryValue: 1e9 }]],
    ["one purchase each", spenders(500).map((s) => ({ ...s, frequency: 1 }))],
    ["one spender", [{ frequency: 3, monetaryValue: 20 }]],
  ])("%s: converged and finite, with or without penalty", (_, list) => {
    for (const penalty of ["auto", "off"] as const) {
      const fit = gammagamma.fit(list, { penalty });
      expect(fit.converged).toBe(true);
      expect(
        [...Object.values(fit.params), fit.populationMean, fit.logLikelihood].every(Number.isFinite),
      ).toBe(true);
      if (Object.values(fit.standardErrors).includes(null)) expect(fit.findings).not.toEqual([]);
    }
  });

  it("below 20 spenders the fit is drawn towards typical shops, and says so", () => {
    const fit = gammagamma.fit(spenders(19));
    expect(fit.basis).toBe("shrunk");
    expect(codes(fit)).toContain("few-spend-data");
  });

  it("without any spender the mean given stands in", () => {
    const fit = gammagamma.fit([{ frequency: 0, monetaryValue: 0 }], { observedMean: 30 });
    expect(fit).toMatchObject({ basis: "prior", populationMean: 30, customers: 0 });
    expect(gammagamma.expectedSpend(fit.params, { frequency: 0, monetaryValue: 0 })).toBeCloseTo(30, 9);
  });
});

describe("gammagamma.fit with a few huge orders", () => {
  /** The first customers' last order is a thousand times what it would have been. */
  const withHuge = (list: ReturnType<typeof spenders>, huge: number) =>
    list.map((spend, i) => {
      if (i >= huge) return spend;
      const { frequency: x, monetaryValue } = spend;
      return { ...spend, monetaryValue: (monetaryValue * (x - 1 + 1000)) / x };
    });
  const expected = (fit: ReturnType<typeof gammagamma.fit>, list: ReturnType<typeof spenders>) =>
    list.reduce((sum, spend) => sum + gammagamma.expectedSpend(fit.params, spend, fit.populationMean), 0);

  it.each([
    [60, 1],
    [400, 5],
    [3000, 5],
  ])("of %i customers %i: what the rest and newcomers are expected to spend moves little", (count, huge) => {
    for (let seed = 1; seed <= runs(5); seed++) {
      const clean = spenders(count, truth, seed);
      const without = gammagamma.fit(clean.slice(huge));
      const fit = gammagamma.fit(withHuge(clean, huge));
      const rest = clean.slice(huge);
      expect(Math.abs(expected(fit, rest) / expected(without, rest) - 1)).toBeLessThan(0.01);
      expect(Math.abs(fit.populationMean / without.populationMean - 1)).toBeLessThan(0.05);
      expect(fit.customers).toBeGreaterThanOrEqual(count - huge - 1);
      expect(codes(fit)).toContain("huge-spends-left-out");
    }
  });

  it("of a shop too small to carry the parameters alone likewise", () => {
    const fit = gammagamma.fit(withHuge(spenders(15), 1));
    const without = gammagamma.fit(spenders(15).slice(1));
    expect(fit.populationMean / without.populationMean).toBeLessThan(1.2);
    expect(codes(fit)).toEqual(["few-spend-data", "huge-spends-left-out"]);
  });

  it("is plain maximum likelihood where the model explains every spend, wide as they may lie", () => {
    for (const shape of [truth, { p: 3, q: 1.6, gamma: 20 }, { p: 1, q: 0.3, gamma: 1 }]) {
      const list = spenders(1500, shape);
      const all = spendersOf(list);
      const fit = gammagamma.fit(list);
      expect(fit.customers).toBe(1500);
      expect(codes(fit)).not.toContain("huge-spends-left-out");
      const { p, q, gamma } = fit.params;
      const { gradient } = spendLikelihood(all)([p, q, gamma / all.unit]);
      for (const slope of gradient) expect(Math.abs(slope) / 1500).toBeLessThan(1e-6);
    }
  });

  it("of a shop half of whose customers are dealers leaves none out: that is no exception", () => {
    const list = spenders(400).map((s, i) =>
      i % 2 === 0 ? { ...s, monetaryValue: 1000 * s.monetaryValue } : s,
    );
    expect(gammagamma.fit(list).customers).toBe(400);
  });

  it("does not depend on whether like customers stand in one row", () => {
    const list = withHuge(spenders(200), 2);
    const twice = gammagamma.fit([...list, ...list]);
    const weighted = gammagamma.fit({
      frequency: list.map((s) => s.frequency),
      monetaryValue: list.map((s) => s.monetaryValue),
      weight: list.map(() => 2),
    });
    expect(weighted.customers).toBe(396);
    expect(weighted.params.q / twice.params.q).toBeCloseTo(1, 6);
  });
});

describe("gammagamma.expectedSpend", () => {
  it("is never negative nor infinite, whatever the parameters", () => {
    const size = fc.double({ min: -6, max: 4, noNaN: true }).map((e) => 10 ** e);
    fc.assert(
      fc.property(
        size,
        size,
        size,
        fc.integer({ min: 0, max: 100 }),
        size,
        (p, q, gamma, frequency, monetaryValue) => {
          const found = gammagamma.expectedSpend({ p, q, gamma }, { frequency, monetaryValue });
          expect(found).toBeGreaterThan(0);
          expect(found).toBeLessThan(Infinity);
        },
      ),
      { numRuns: runs(200) },
    );
  });

  it("lies between the population's mean and the customer's own, nearer the latter with more purchases", () => {
    const params = { p: 6, q: 4, gamma: 16 };
    const found = [0, 1, 5, 50].map((frequency) =>
      gammagamma.expectedSpend(params, { frequency, monetaryValue: 60 }),
    );
    expect(found[0]).toBe(32);
    expect(found).toEqual([...found].sort((left, right) => left - right));
    expect(found[3]).toBeLessThan(60);
  });

  it("the example of the documentation: 34.4", () => {
    const found = gammagamma.expectedSpend({ p: 6, q: 4, gamma: 16 }, { frequency: 2, monetaryValue: 35 });
    expect(found).toBeCloseTo(34.4, 12);
  });

  it("a population mean takes the place of one that does not exist", () => {
    const params = { p: 2, q: 0.7, gamma: 10 };
    expect(gammagamma.expectedSpend(params, { frequency: 0, monetaryValue: 0 }, 80)).toBeCloseTo(80, 12);
    const known = gammagamma.expectedSpend(params, { frequency: 50, monetaryValue: 20 }, 80);
    expect(known).toBeGreaterThan(20);
    expect(known).toBeLessThan(21);
  });

  it("refuses what cannot be, naming the value", () => {
    expect(() =>
      gammagamma.expectedSpend({ p: 0, q: 4, gamma: 16 }, { frequency: 1, monetaryValue: 5 }),
    ).toThrow("expectedSpend requires p > 0: 0");
    expect(() => gammagamma.expectedSpend(truth, { frequency: 1.5, monetaryValue: 5 })).toThrow(
      "frequency >= 0: 1.5",
    );
    expect(() => gammagamma.expectedSpend(truth, { frequency: 1, monetaryValue: Number.NaN })).toThrow("NaN");
    expect(() => gammagamma.marginalDensity(truth, { frequency: 1, monetaryValue: 0 })).toThrow(
      "monetaryValue > 0: 0",
    );
  });
});

it("gammagamma.marginalDensity integrates to 1", () => {
  const step = 0.002;
  let total = 0;
  for (let v = -8; v < 14; v += step) {
    const m = Math.exp(v);
    total += step * m * gammagamma.marginalDensity(truth, { frequency: 3, monetaryValue: m });
  }
  expect(total).toBeCloseTo(1, 9);
});
