import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { bgcnbdk } from "../../../model/families/bgcnbdk.ts";
import { bgnbd } from "../../../model/families/bgnbd.ts";
import {
  discountedTransactionsIfAliveColumns,
  expectedTransactionsIfAliveColumns,
} from "../../../model/families/columns.ts";
import { expectedCountQuadrature, expectedInPhase } from "../../../model/families/erlang/expectedCount.ts";
import { aliveRenewal } from "../../../model/families/erlang/renewal.ts";
import { mbgcnbdk } from "../../../model/families/mbgcnbdk.ts";
import { mbgnbd } from "../../../model/families/mbgnbd.ts";
import { createRandom } from "../../../model/simulate/random.ts";
import { hasShared, sharedPath } from "../../support/shared.ts";
import { erlangOracle } from "./support/erlangOracle.ts";
import { referenceSummaries } from "./support/referenceSummaries.ts";

const params = { k: 3, r: 0.85, alpha: 1.45, a: 0.79, b: 2.42 };
const close = (found: number, truth: number, relative: number) =>
  expect(Math.abs(found / truth - 1), `${found} for ${truth}`).toBeLessThan(relative);

describe("(M)BG/CNBD-k at values computed by BTYDplus 1.2.0", () => {
  it("gives the log-likelihood of a customer, intervals included", () => {
    const summary = { frequency: 5, recency: 20, T: 32, logIntervals: 5.1 };
    close(mbgcnbdk.logLikelihood(params, summary), -17.2284205014198, 1e-12);
  });

  it("gives P(alive)", () => {
    const cases = [
      [0, 0, 0.350024209663495],
      [1, 12, 0.462764837600234],
      [2, 12, 0.138161955320528],
      [3, 12, 0.0220868072649992],
      [10, 30, 0.915233935726476],
    ];
    for (const [frequency, recency, truth] of cases) {
      close(mbgcnbdk.probabilityAlive(params, { frequency, recency, T: 32 }), truth, 1e-12);
    }
  });

  it("gives the distribution of a new customer's purchases, which is exact there", () => {
    const truth = [
      0.331211191702355, 0.177961409249056, 0.112493455623216, 0.0773586006959001, 0.0561800437334577,
      0.0423955254282557, 0.0329161855668052, 0.026121890642762, 0.0210925046773298, 0.017272354937979,
    ];
    truth.forEach((value, n) => {
      close(mbgcnbdk.probabilityOfTransactions(params, 56, n), value, 1e-12);
    });
  });
});

describe("(M)BG/CNBD-k against brute-force quadrature over rate and drop-out", () => {
  const customers = [
    { frequency: 0, recency: 0, T: 9 },
    { frequency: 1, recency: 12, T: 32 },
    { frequency: 4, recency: 30, T: 30 },
    { frequency: 12, recency: 20, T: 28 },
  ];
  for (const [family, initial] of [
    [bgcnbdk, 0],
    [mbgcnbdk, 1],
  ] as const) {
    for (const k of [1, 2, 5]) {
      it(`${family.name} with k = ${k}: P(alive), counts, expectations and discounted ones agree to 1e-8`, () => {
        const theta = { k, r: 0.85, alpha: 4.5, a: 0.79, b: 2.42 };
        for (const summary of customers) {
          const oracle = erlangOracle(theta, summary, initial);
          const alive = family.probabilityAlive(theta, summary);
          close(alive, oracle.probabilityAlive, 1e-8);
          close(family.expectedTransactionsIfAlive(theta, summary, 6), oracle.expectedIfAlive(6, 25), 1e-8);
          const counts = family.countDistributionIfAlive(theta, summary, 6);
          for (const n of [0, 1, 3]) {
            close(counts[n], oracle.countIfAlive(6, n), 1e-8);
            const conditional = family.conditionalProbabilityOfTransactions(theta, summary, 6, n);
            close(conditional, alive * oracle.countIfAlive(6, n) + (n === 0 ? 1 - alive : 0), 1e-8);
          }
          const dert = family.discountedExpectedTransactions(theta, summary, 0.8);
          close(dert, alive * oracle.discountedIfAlive(0.8, 150), 1e-8);
          const soon = family.discountedTransactionsIfAlive(theta, summary, 400, 0.8);
          close(soon * alive, dert, 1e-7);
        }
      });
    }
  }

  it("sum and quadrature of the expectation are one, also where few stay", () => {
    for (const k of [2, 3, 12]) {
      for (const [a, b] of [
        [0.8, 2.4],
        [0.05, 0.3],
        [20, 50],
      ]) {
        const state = aliveRenewal({ k, r: 0.85, alpha: 4, a, b }, { frequency: 3, recency: 20, T: 30 }, 1);
        for (let phase = 0; phase < k; phase++) {
          const truth = expectedInPhase(state, phase, 300);
          close(expectedCountQuadrature(state, phase, 300), truth, 1e-10);
        }
      }
    }
  });
});

describe("(M)BG/CNBD-k as a family", () => {
  const summary = { frequency: 4, recency: 30, T: 41, logIntervals: 7.9 };

  it("with k = 1 is the plain sibling in every answer", () => {
    for (const [family, plain] of [
      [bgcnbdk, bgnbd],
      [mbgcnbdk, mbgnbd],
    ] as const) {
      const { k: _, ...rest } = params;
      const one = { ...params, k: 1 };
      close(family.logLikelihood(one, summary), plain.logLikelihood(rest, summary), 1e-13);
      close(family.probabilityAlive(one, summary), plain.probabilityAlive(rest, summary), 1e-13);
      close(family.expectedTransactions(one, 20), plain.expectedTransactions(rest, 20), 1e-11);
      close(
        family.conditionalExpectedTransactions(one, summary, 52),
        plain.conditionalExpectedTransactions(rest, summary, 52),
        1e-11,
      );
      close(
        family.discountedExpectedTransactions(one, summary, 0.002),
        plain.discountedExpectedTransactions(rest, summary, 0.002),
        1e-8,
      );
      close(
        family.timeWhenAliveFallsTo(one, summary, 0.3),
        plain.timeWhenAliveFallsTo(rest, summary, 0.3),
        1e-12,
      );
      close(
        family.medianTimeToNextIfAlive(one, summary),
        plain.medianTimeToNextIfAlive(rest, summary),
        1e-12,
      );
    }
  });

  it("finds the times at which P(alive) and silence fall to a line, and the median of the next purchase", () => {
    for (const k of [2, 3, 12]) {
      const theta = { ...params, k };
      const at = mbgcnbdk.timeWhenAliveFallsTo(theta, summary, 0.3);
      close(mbgcnbdk.probabilityAlive(theta, { ...summary, T: at }), 0.3, 1e-9);
      const silent = mbgcnbdk.timeWhenSilenceFallsTo(theta, summary, 0.05);
      close(mbgcnbdk.probabilityOfSilenceIfAlive(theta, { ...summary, T: silent }), 0.05, 1e-9);
      const median = mbgcnbdk.medianTimeToNextIfAlive(theta, summary);
      close(mbgcnbdk.countDistributionIfAlive(theta, summary, median)[0], 0.5, 1e-9);
    }
    expect(bgcnbdk.timeWhenAliveFallsTo(params, { frequency: 0, recency: 0, T: 5 }, 0.3)).toBe(Infinity);
  });

  it("says that the next purchase comes sooner the longer the interval has run, unlike its plain sibling", () => {
    const soon = mbgcnbdk.expectedTransactionsIfAlive(params, { ...summary, recency: 33 }, 3);
    const sooner = mbgcnbdk.expectedTransactionsIfAlive(params, { ...summary, recency: 25 }, 3);
    expect(sooner).toBeGreaterThan(soon);
    const columns = { frequency: [4, 4], recency: [33, 25], T: [41, 41] };
    expect(expectedTransactionsIfAliveColumns(mbgcnbdk, params, columns, 3)).toEqual(
      Float64Array.of(soon, sooner),
    );
    const discounted = discountedTransactionsIfAliveColumns(mbgcnbdk, params, columns, 3, 0.1);
    expect(discounted[1]).toBe(
      mbgcnbdk.discountedTransactionsIfAlive(params, { ...summary, recency: 25 }, 3, 0.1),
    );
  });

  it("stays finite for 3,000 purchases, tiny and huge parameters", () => {
    const heavy = { frequency: 3000, recency: 1000, T: 1003, logIntervals: -3000 };
    for (const theta of [
      { k: 2, r: 1e-4, alpha: 1e-4, a: 1e-8, b: 1 },
      { k: 12, r: 300, alpha: 90, a: 1e4, b: 1e6 },
      { k: 3, r: 0.8, alpha: 4, a: 0.8, b: 2.4 },
    ]) {
      for (const one of [heavy, { frequency: 0, recency: 0, T: 5000, logIntervals: 0 }]) {
        for (const answer of [
          mbgcnbdk.logLikelihood(theta, one),
          mbgcnbdk.probabilityAlive(theta, one),
          mbgcnbdk.conditionalExpectedTransactions(theta, one, 700),
          mbgcnbdk.discountedExpectedTransactions(theta, one, 0.002),
        ]) {
          expect(Number.isFinite(answer), JSON.stringify([theta, one, answer])).toBe(true);
        }
        expect(mbgcnbdk.medianTimeToNextIfAlive(theta, one)).toBeGreaterThan(0);
      }
    }
  });

  it("refuses repeat purchases without their intervals where k > 1", () => {
    expect(() => mbgcnbdk.logLikelihood(params, { frequency: 2, recency: 3, T: 4 })).toThrow(
      "logLikelihood requires logIntervals where k > 1: undefined",
    );
  });
});

describe("(M)BG/CNBD-k in simulated shops", () => {
  const theta = { k: 3, r: 1.2, alpha: 10, a: 0.7, b: 2.8 };
  const [T, ahead, customers] = [60, 30, 6000];
  const random = createRandom(7);
  const shop = Array.from({ length: customers }, () => {
    const rate = random.gamma(theta.r) / theta.alpha;
    const leaving = random.beta(theta.a, theta.b);
    let [x, tx, logIntervals, future] = [0, 0, 0, 0];
    for (let at = 0; random.uniform() >= leaving; ) {
      const interval = random.gamma(theta.k) / rate;
      at += interval;
      if (at > T + ahead) break;
      if (at > T) future++;
      else {
        x++;
        tx = at;
        logIntervals += Math.log(interval);
      }
    }
    return { frequency: x, recency: tx, T, logIntervals, future };
  });

  it("expects what came, for those silent a short and a long time alike", () => {
    for (const longSilent of [false, true]) {
      const some = shop.filter(({ recency }) => T - recency > 20 === longSilent);
      const expected = some.reduce(
        (s, c) => s + mbgcnbdk.conditionalExpectedTransactions(theta, c, ahead),
        0,
      );
      const actual = some.reduce((s, c) => s + c.future, 0);
      const spread = Math.sqrt(some.reduce((s, c) => s + c.future ** 2, 0));
      expect(Math.abs(actual - expected)).toBeLessThan(3 * spread);
    }
  });

  it("finds k and the parameters again", () => {
    const fit = mbgcnbdk.fit(shop);
    expect(fit.converged).toBe(true);
    expect(fit.params.k).toBe(3);
    expect(fit.standardErrors.k).toBeNull();
    for (const name of ["r", "alpha", "a", "b"] as const) {
      expect(Math.abs(fit.params[name] - theta[name])).toBeLessThan(3.5 * fit.standardErrors[name]!);
    }
    const total = shop.reduce((sum, customer) => sum + mbgcnbdk.logLikelihood(fit.params, customer), 0);
    close(fit.logLikelihood, total, 1e-10);
    const slope = (["r", "alpha", "a", "b"] as const).map((name) => {
      const at = (value: number) =>
        shop.reduce((s, c) => s + mbgcnbdk.logLikelihood({ ...fit.params, [name]: value }, c), 0);
      const h = 1e-4 * fit.params[name];
      return (at(fit.params[name] + h) - at(fit.params[name] - h)) / 2e-4 / customers;
    });
    for (const value of slope) expect(Math.abs(value)).toBeLessThan(1e-6);
  });
});

describe.skipIf(!hasShared)("(M)BG/CNBD-k on real logs (needs ../shared)", () => {
  const peers = hasShared ? JSON.parse(readFileSync(sharedPath("reference", "peers.json"), "utf8")) : {};
  for (const [log, name] of [
    ["cdnow", "cdnow_sample"],
    ["apparel", "apparel"],
    ["onlineRetail", "online_retail"],
  ] as const) {
    for (const family of [bgcnbdk, mbgcnbdk]) {
      it(`${family.name} on ${name}: k, parameters and log-likelihood of BTYDplus 1.2.0`, async () => {
        const fit = family.fit(await referenceSummaries(log));
        const peer = peers[name].models[`BTYDplus.${family.name}`];
        expect(fit.converged).toBe(true);
        expect(fit.params.k).toBe(peer.params.k);
        expect(Math.abs(fit.logLikelihood - peer.LL)).toBeLessThan(0.001);
        for (const letter of ["r", "alpha", "a", "b"] as const)
          close(fit.params[letter], peer.params[letter], 2e-3);
      });
    }
  }
});
