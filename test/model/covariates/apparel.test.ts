import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { readOrdersCsv } from "../../../functions/csv/readOrdersCsv.ts";
import { codeFactor } from "../../../model/covariates/codeFactor.ts";
import type { CovariateFit } from "../../../model/covariates/covariateFit.ts";
import type { Factor } from "../../../model/covariates/factor.ts";
import { fitWithCovariates } from "../../../model/covariates/fitWithCovariates.ts";
import { levelIndex, paramsOfLevels } from "../../../model/covariates/paramsOfLevels.ts";
import { bgnbd } from "../../../model/families/bgnbd.ts";
import { paretonbd } from "../../../model/families/paretonbd.ts";
import type { ParetoNbdParams } from "../../../model/families/paretonbd/params.ts";
import { summariseColumns } from "../../../model/history/summariseColumns.ts";
import type { SummaryColumns } from "../../../model/summary.ts";
import { isoToDay } from "../../../model/time/isoToDay.ts";
import { hasShared, sharedPath } from "../../support/shared.ts";

interface Peer {
  params: { [name: string]: number };
  se: { [name: string]: number };
  LL: number;
}
interface PeerCustomer {
  customer_id: string;
  x: number;
  t_x: number;
  T: number;
  predictions: { [model: string]: { p_alive: number; cond_expected_transactions: number; dert: number } };
}

const noPrior = { deviation: Number.POSITIVE_INFINITY };

describe.skipIf(!hasShared)("apparel with Gender and Channel, as CLVTools 0.12.1 (needs ../shared)", () => {
  const peers: { apparel: { models: { [name: string]: Peer }; customers: PeerCustomer[] } } = hasShared
    ? JSON.parse(readFileSync(sharedPath("reference", "peers.json"), "utf8"))
    : {};
  const known = new Map<string, string[]>();
  let columns: SummaryColumns;
  let factors: Factor[];

  beforeAll(async () => {
    for (const line of readFileSync(sharedPath("data", "apparel_static_cov.csv"), "utf8")
      .trim()
      .split("\n")) {
      const [id, ...values] = line.split(",");
      known.set(id, values);
    }
    const orders = await readOrdersCsv(sharedPath("data", "apparel_trans.csv"), {});
    const table = summariseColumns(orders, isoToDay("2006-12-31"));
    const weeks = (days: ArrayLike<number>) =>
      Float64Array.from({ length: table.length }, (_, i) => days[i] / 7);
    columns = {
      frequency: table.frequency.slice(0, table.length),
      recency: weeks(table.recency),
      T: weeks(table.T),
    };
    const ids = Array.from({ length: table.length }, (_, i) => orders.customerIds[table.customer[i]]);
    factors = ["Gender", "Channel"].map((name, at) =>
      codeFactor(
        name,
        ids.map((id) => known.get(id)?.[at]),
      ),
    );
  });

  function coefficient(fit: CovariateFit, effect: string, factor: string) {
    return fit.coefficients.find((of) => of.effect === effect && of.factor === factor)!;
  }

  it("Pareto/NBD: the log-likelihood, every parameter, coefficient and standard error agree", () => {
    const peer = peers.apparel.models["CLVTools.pnbd.static"];
    const fit = fitWithCovariates("paretonbd", columns, factors, noPrior);
    expect(fit.converged).toBe(true);
    expect(fit.logLikelihood).toBeGreaterThan(peer.LL - 1e-4);
    expect(fit.logLikelihood).toBeLessThan(peer.LL + 1e-3);
    for (const name of ["r", "alpha", "s", "beta"]) {
      expect(fit.params[name] / peer.params[name]).toBeCloseTo(1, 2);
      expect(fit.standardErrors[name]! / peer.se[name]).toBeCloseTo(1, 2);
    }
    for (const [effect, theirs] of [
      ["purchases", "trans"],
      ["dropOut", "life"],
    ]) {
      for (const factor of ["Gender", "Channel"]) {
        const { value, standardError } = coefficient(fit, effect, factor);
        expect(value / peer.params[`${theirs}.${factor}`]).toBeCloseTo(1, 2);
        expect(standardError! / peer.se[`${theirs}.${factor}`]).toBeCloseTo(1, 2);
      }
    }
  });

  it("Pareto/NBD: with the prior of everyday use the log-likelihood stays within .02", () => {
    const fit = fitWithCovariates("paretonbd", columns, factors);
    expect(fit.logLikelihood).toBeGreaterThan(peers.apparel.models["CLVTools.pnbd.static"].LL - 0.02);
  });

  it("Pareto/NBD: P(alive), expected purchases and DERT of single customers agree", () => {
    const fit = fitWithCovariates("paretonbd", columns, factors, noPrior);
    const ours: number[] = [];
    const theirs: number[] = [];
    for (const { customer_id: id, x, t_x: recency, T, predictions } of peers.apparel.customers) {
      const levels = fit.factors.map((factor, at) => levelIndex(factor, known.get(id)![at]));
      const params = paramsOfLevels(fit.params, fit.factors, levels) as ParetoNbdParams;
      const summary = { frequency: x, recency, T };
      const peer = predictions["CLVTools.pnbd.static"];
      ours.push(paretonbd.probabilityAlive(params, summary));
      theirs.push(peer.p_alive);
      // Their period of the hold-out, and 10% a year in continuous weekly terms.
      ours.push(paretonbd.conditionalExpectedTransactions(params, summary, 1450 / 7));
      theirs.push(peer.cond_expected_transactions);
      ours.push(paretonbd.discountedExpectedTransactions(params, summary, 0.00183288807316009));
      theirs.push(peer.dert);
    }
    expect(ours.length).toBeGreaterThan(30);
    ours.forEach((value, i) => {
      expect(Math.abs(value / theirs[i] - 1)).toBeLessThan(3e-3);
    });
  });

  it("BG/NBD with a and b moving together, as theirs do: their log-likelihood or better, and the boundary explained", () => {
    const peer = peers.apparel.models["CLVTools.bgnbd.static"];
    const fit = fitWithCovariates("bgnbd", columns, factors, { ...noPrior, dropOut: "together" });
    // They stop on a ridge (a = 1,223, standard errors of 25 on everything) a little below the optimum.
    expect(fit.logLikelihood).toBeGreaterThan(peer.LL);
    expect(fit.logLikelihood).toBeLessThan(peer.LL + 0.01);
    for (const factor of ["Gender", "Channel"]) {
      const { value, standardError } = coefficient(fit, "purchases", factor);
      expect(value).toBeCloseTo(peer.params[`trans.${factor}`], 2);
      expect(standardError!).toBeLessThan(0.2);
      expect(coefficient(fit, "dropOut", factor).standardError).toBeNull();
    }
    expect(fit.params.a / (fit.params.a + fit.params.b)).toBeCloseTo(
      peer.params.a / (peer.params.a + peer.params.b),
      3,
    );
    expect(fit.findings.map(({ code }) => code)).toContain("same-drop-out");
  });

  it("BG/NBD: the form of Fader & Hardie, which has both others inside, is at least as likely as each", () => {
    const of = (dropOut: "odds" | "separate" | "together") =>
      fitWithCovariates("bgnbd", columns, factors, { ...noPrior, dropOut }).logLikelihood;
    const separate = of("separate");
    expect(separate).toBeGreaterThan(of("odds"));
    expect(separate).toBeGreaterThan(of("together"));
  });

  it("BG/NBD: the log-likelihood is the sum of the customers' own at their levels' parameters", () => {
    const fit = fitWithCovariates("bgnbd", columns, factors);
    let sum = 0;
    for (let i = 0; i < columns.frequency.length; i++) {
      const levels = factors.map(({ level }) => level[i]);
      const params = paramsOfLevels(fit.params, fit.factors, levels) as Parameters<
        typeof bgnbd.logLikelihood
      >[0];
      const { frequency, recency, T } = columns;
      sum += bgnbd.logLikelihood(params, { frequency: frequency[i], recency: recency[i], T: T[i] });
    }
    expect(fit.logLikelihood).toBeCloseTo(sum, 6);
  });
});
