import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupedLikelihood } from "../../../../model/families/bgbb/groupedLikelihood.ts";
import { groupHistories } from "../../../../model/families/bgbb/groupHistories.ts";
import { bgbb } from "../../../../model/families/bgbb.ts";
import { createRandom } from "../../../../model/simulate/random.ts";
import { runs } from "../../../support/runs.ts";
import { hasShared } from "../../../support/shared.ts";
import { donations } from "../support/donations.ts";

const donors = { alpha: 1.2, beta: 0.75, gamma: 0.66, delta: 2.78 };
const positive = (low: number, high: number) =>
  fc.double({ min: Math.log(low), max: Math.log(high), noNaN: true }).map(Math.exp);
const anyParams = fc.record({
  alpha: positive(0.05, 50),
  beta: positive(0.05, 50),
  gamma: positive(0.05, 50),
  delta: positive(0.05, 50),
});
const anyHistory = fc
  .record({ n: fc.integer({ min: 1, max: 30 }), at: fc.nat(), of: fc.nat() })
  .map(({ n, at, of }) => {
    const recency = at % (n + 1);
    return { n, recency, frequency: recency === 0 ? 0 : 1 + (of % recency) };
  });

/** Customers who make the choices of the model one opportunity after another. */
function simulate(params: typeof donors, customers: number, n: number, ahead: number, seed: number) {
  const random = createRandom(seed);
  return Array.from({ length: customers }, () => {
    const buying = random.beta(params.alpha, params.beta);
    const leaving = random.beta(params.gamma, params.delta);
    const one = { frequency: 0, recency: 0, n, future: 0 };
    for (let i = 1; i <= n + ahead && !(random.uniform() < leaving); i++) {
      if (!(random.uniform() < buying)) continue;
      if (i > n) one.future++;
      else {
        one.frequency++;
        one.recency = i;
      }
    }
    return one;
  });
}

describe.skipIf(!hasShared)("bgbb of the donors (needs ../shared)", () => {
  it("fits as published: Fader, Hardie & Shang (2010); BTYD 2.4.3", () => {
    const fit = bgbb.fit(donations());
    expect(fit.logLikelihood).toBeCloseTo(-33225.58, 2);
    expect(fit.params.alpha).toBeCloseTo(1.2035, 3);
    expect(fit.params.beta).toBeCloseTo(0.7497, 3);
    expect(fit.params.gamma).toBeCloseTo(0.6567, 3);
    expect(fit.params.delta).toBeCloseTo(2.7834, 3);
    expect(fit).toMatchObject({ converged: true, basis: "data", findings: [], customers: 11104 });
    expect(fit.gradientNorm).toBeLessThan(1e-8);
    expect(fit.covariance).not.toBeNull();
  });
});

describe("bgbb", () => {
  it("answers as in its docstring", () => {
    expect(bgbb.probabilityAlive(donors, { frequency: 1, recency: 3, n: 6 })).toBeCloseTo(0.4801, 4);
  });

  it("a customer's probabilities over all histories of n opportunities sum to 1", () => {
    fc.assert(
      fc.property(anyParams, (params) => {
        const n = 6;
        let total = 0;
        for (let history = 0; history < 2 ** n; history++) {
          const used = Array.from({ length: n }, (_, i) => (history >> i) & 1);
          const frequency = used.reduce((sum, one) => sum + one, 0);
          total += Math.exp(bgbb.logLikelihood(params, { frequency, recency: used.lastIndexOf(1) + 1, n }));
        }
        expect(total).toBeCloseTo(1, 11);
      }),
      { numRuns: runs(30) },
    );
  });

  it("counts sum to 1 and have the expected mean, for the new and for those alive", () => {
    fc.assert(
      fc.property(anyParams, anyHistory, fc.integer({ min: 0, max: 40 }), (params, history, periods) => {
        const counts = bgbb.countDistributionIfAlive(params, history, periods);
        expect(counts.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 10);
        const mean = counts.reduce((sum, p, n) => sum + n * p, 0);
        expect(mean).toBeCloseTo(bgbb.expectedTransactionsIfAlive(params, history, periods), 9);
        const fresh = Array.from({ length: periods + 1 }, (_, n) =>
          bgbb.probabilityOfTransactions(params, periods, n),
        );
        const freshMean = fresh.reduce((sum, p, n) => sum + n * p, 0);
        expect(freshMean).toBeCloseTo(bgbb.expectedTransactions(params, periods), 9);
      }),
      { numRuns: runs(30) },
    );
  });

  it("what is expected without end is the sum over opportunities, each discounted", () => {
    fc.assert(
      fc.property(anyParams, anyHistory, (params, history) => {
        const d = 0.1;
        let [sum, before] = [0, 0];
        for (let k = 1; k <= 400; k++) {
          const reached = bgbb.conditionalExpectedTransactions(params, history, k);
          sum += (reached - before) / (1 + d) ** k;
          before = reached;
        }
        expect(Math.abs(bgbb.discountedExpectedTransactions(params, history, d) / sum - 1)).toBeLessThan(
          1e-9,
        );
      }),
      { numRuns: runs(10) },
    );
  });

  it("P(alive) one opportunity on is never more than now, and 1 through n for who bought at n", () => {
    fc.assert(
      fc.property(anyParams, anyHistory, (params, history) => {
        const now = bgbb.probabilityAliveThrough(params, history);
        expect(bgbb.probabilityAlive(params, history)).toBeLessThan(now);
        expect(now).toBeLessThanOrEqual(1 + 1e-12);
        if (history.recency === history.n) expect(now).toBeCloseTo(1, 12);
      }),
      { numRuns: runs(40) },
    );
  });

  it("the grouped likelihood has the gradient and Hessian that differences give", () => {
    const likelihood = groupedLikelihood(groupHistories(simulate(donors, 200, 8, 0, 3), "test"));
    const theta = Object.values(donors);
    const { gradient, hessian } = likelihood(theta);
    for (let i = 0; i < 4; i++) {
      const at = (sign: number) => likelihood(theta.map((v, j) => (j === i ? v * (1 + sign * 1e-5) : v)));
      const [up, down] = [at(1), at(-1)];
      expect((up.value - down.value) / (2e-5 * theta[i])).toBeCloseTo(gradient[i], 4);
      for (let j = 0; j < 4; j++) {
        expect((up.gradient[j] - down.gradient[j]) / (2e-5 * theta[i])).toBeCloseTo(hessian[i][j], 3);
      }
    }
  });

  describe("against simulated customers", () => {
    const customers = simulate(donors, 30_000, 8, 5, 4);

    it("recovers each parameter within four standard errors", () => {
      const fit = bgbb.fit(customers);
      for (const letter of ["alpha", "beta", "gamma", "delta"] as const) {
        const error = fit.standardErrors[letter] ?? Number.NaN;
        expect(Math.abs(fit.params[letter] - donors[letter])).toBeLessThan(4 * error);
      }
    });

    it("what they buy next is the conditional expectation, and nothing as often as said", () => {
      let [expected, bought, none, noneSeen] = [0, 0, 0, 0];
      for (const { future, ...history } of customers) {
        expected += bgbb.conditionalExpectedTransactions(donors, history, 5);
        none += bgbb.conditionalProbabilityOfTransactions(donors, history, 5, 0);
        bought += future;
        if (future === 0) noneSeen++;
      }
      expect(Math.abs(bought / expected - 1)).toBeLessThan(0.03);
      expect(Math.abs(noneSeen - none)).toBeLessThan(4 * Math.sqrt(none / 4));
    });
  });

  it.each([
    { title: "nobody", data: [], code: "no-data" },
    { title: "few", data: simulate(donors, 30, 6, 0, 1), code: "few-data" },
    {
      title: "everybody buys always",
      data: Array.from({ length: 300 }, () => ({ frequency: 6, recency: 6, n: 6 })),
      code: "no-drop-out",
    },
    {
      title: "nobody buys",
      data: Array.from({ length: 300 }, () => ({ frequency: 0, recency: 0, n: 6 })),
      code: "no-repeat-purchase",
    },
    {
      title: "one chance to buy, nobody leaves",
      data: simulate({ alpha: 3e5, beta: 7e5, gamma: 1e-9, delta: 10 }, 3000, 12, 0, 2),
      code: "no-drop-out",
    },
  ])("$title: a finite, converged fit that says $code", ({ data, code }) => {
    const fit = bgbb.fit(data);
    expect(fit.converged).toBe(true);
    expect(fit.findings.map((one) => one.code)).toContain(code);
    expect(Object.values(fit.params).every((value) => value > 0 && value < Infinity)).toBe(true);
    for (const { words } of fit.findings) expect(words.ar).toMatch(/[\u0600-\u06ff]{3}/);
    const history = data[0] ?? { frequency: 0, recency: 0, n: 1 };
    expect(bgbb.discountedExpectedTransactions(fit.params, history, 0.1)).toBeLessThan(11);
  });

  it("refuses histories no customer can have, naming the row", () => {
    expect(() => bgbb.fit([{ frequency: 3, recency: 2, n: 6 }])).toThrow(/recency <= n: 3, 2, 6 \(row 0\)/);
    expect(() => bgbb.probabilityAlive(donors, { frequency: 1, recency: 0, n: 6 })).toThrow(RangeError);
    expect(() => bgbb.expectedTransactions({ ...donors, gamma: Number.NaN }, 3)).toThrow(/gamma > 0/);
  });
});
