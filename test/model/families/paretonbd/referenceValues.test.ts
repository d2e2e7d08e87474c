import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { paretonbd } from "../../../../model/families/paretonbd.ts";
import { hasShared, sharedPath } from "../../../support/shared.ts";
import { nelderMead } from "../support/nelderMead.ts";
import { referenceSummaries } from "../support/referenceSummaries.ts";

type Columns = Awaited<ReturnType<typeof referenceSummaries>>;
interface PeerLog {
  models: { [peer: string]: { params?: { r: number; alpha: number; s: number; beta: number } } };
  customers: {
    x: number;
    t_x: number;
    T: number;
    predictions: {
      [peer: string]: { p_alive: number; cond_expected_transactions: number; dert?: number };
    };
  }[];
  T_star: number;
  continuous_discount: number;
}
const parse = (name: string) => JSON.parse(readFileSync(sharedPath("reference", name), "utf8"));

function closeTo(found: number | null, truth: number, relative: number): void {
  expect(Math.abs((found ?? Number.NaN) / truth - 1), `${found} for ${truth}`).toBeLessThan(relative);
}

describe.skipIf(!hasShared)("paretonbd against values known elsewhere (needs ../shared)", () => {
  const grid = hasShared ? parse("high_precision_grid.json").cases : [];
  const cases = grid.filter(({ model }: { model: string }) => model === "pnbd");
  const delta = Math.log(1.1) / 52;

  it(`log-likelihood, P(alive), conditional expectation and DERT of ${cases.length} extreme customers are true to 1e-11`, () => {
    expect(cases.length).toBeGreaterThan(200);
    for (const { params, x, t_x, T, t, ...truth } of cases) {
      const summary = { frequency: x, recency: t_x, T };
      const found: { [name: string]: number } = {
        loglik: paretonbd.logLikelihood(params, summary),
        p_alive: paretonbd.probabilityAlive(params, summary),
        cet: paretonbd.conditionalExpectedTransactions(params, summary, t),
        dert: paretonbd.discountedExpectedTransactions(params, summary, delta),
      };
      for (const [name, value] of Object.entries(found)) {
        const known = Number(truth[name]);
        expect(Math.abs(value - known), `${name} of ${x}, ${t_x}, ${T}`).toBeLessThanOrEqual(
          Math.max(1e-11 * Math.abs(known), 1e-15),
        );
      }
    }
  });

  it("at a peer's parameters every corner customer gets the peer's P(alive), expectation and DERT, to 1e-12", () => {
    const logs = parse("peers.json");
    let compared = 0;
    for (const { models, customers, T_star, continuous_discount } of Object.values<PeerLog>(logs)) {
      for (const peer of ["BTYD.pnbd", "CLVTools.pnbd", "lifetimes.pnbd"]) {
        const { params } = models[peer];
        if (params === undefined) continue;
        for (const { x, t_x, T, predictions } of customers) {
          const summary = { frequency: x, recency: t_x, T };
          const { p_alive, cond_expected_transactions, dert } = predictions[peer];
          closeTo(paretonbd.probabilityAlive(params, summary), p_alive, 1e-12);
          const expected = paretonbd.conditionalExpectedTransactions(params, summary, T_star);
          closeTo(expected, cond_expected_transactions, 1e-12);
          if (dert === undefined) continue;
          closeTo(
            paretonbd.discountedExpectedTransactions(params, summary, continuous_discount),
            dert,
            1e-12,
          );
          compared++;
        }
      }
    }
    expect(compared).toBeGreaterThan(100);
  });

  describe("fits of real logs", () => {
    let logs: { cdnow: Columns; apparel: Columns; onlineRetail: Columns };
    const peers = hasShared ? parse("peers.json") : {};
    beforeAll(async () => {
      logs = {
        cdnow: await referenceSummaries("cdnow"),
        apparel: await referenceSummaries("apparel"),
        onlineRetail: await referenceSummaries("onlineRetail"),
      };
    });

    for (const [log, name] of [
      ["cdnow", "cdnow_sample"],
      ["apparel", "apparel"],
    ] as const) {
      it(`${name}: no peer found a higher likelihood, and parameters and standard errors agree with CLVTools 0.12.1`, () => {
        const fit = paretonbd.fit(logs[log]);
        const { models } = peers[name];
        for (const peer of ["BTYD.pnbd", "CLVTools.pnbd", "lifetimes.pnbd"]) {
          expect(fit.logLikelihood).toBeGreaterThan(models[peer].LL - 1e-6);
          expect(fit.logLikelihood).toBeLessThan(models[peer].LL + 1e-3);
        }
        const clvtools = models["CLVTools.pnbd"];
        for (const letter of ["r", "alpha", "s", "beta"] as const) {
          closeTo(fit.params[letter], clvtools.params[letter], 1e-3);
          closeTo(fit.standardErrors[letter], clvtools.se[letter], 2e-3);
        }
        expect(fit).toMatchObject({ converged: true, basis: "data", findings: [] });
        expect(fit.gradientNorm).toBeLessThan(1e-8);
      });
    }

    it("online retail: the best parameters have no drop-out, which is said and not an error", () => {
      const fit = paretonbd.fit(logs.onlineRetail);
      // BTYDplus 1.2.0, NBD: the likelihood without drop-out.
      expect(fit.logLikelihood).toBeCloseTo(-21755.348, 2);
      expect(fit.converged).toBe(true);
      expect(fit.findings.map(({ code }) => code)).toEqual(["no-drop-out"]);
      expect(fit.standardErrors).toMatchObject({ s: null, beta: null });
      closeTo(fit.standardErrors.alpha, 0.4297, 1e-2);
    });

    it("CDNOW: a search without derivatives finds no higher likelihood", () => {
      const { frequency, recency, T } = logs.cdnow;
      const fit = paretonbd.fit(logs.cdnow);
      const negative = (at: number[]) => {
        const [r, alpha, s, beta] = at.map(Math.exp);
        let total = 0;
        for (let i = 0; i < T.length; i += 1) {
          const summary = { frequency: frequency[i], recency: recency[i], T: T[i] };
          total -= paretonbd.logLikelihood({ r, alpha, s, beta }, summary);
        }
        return total;
      };
      const other = nelderMead(negative, Object.values(fit.params).map(Math.log), 1);
      expect(negative(other)).toBeGreaterThan(-fit.logLikelihood - 1e-6);
    });
  });
});
