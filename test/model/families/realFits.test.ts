import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { bgnbd } from "../../../model/families/bgnbd.ts";
import { gammagamma } from "../../../model/families/gammagamma.ts";
import { mbgnbd } from "../../../model/families/mbgnbd.ts";
import { hasShared, sharedPath } from "../../support/shared.ts";
import { nelderMead } from "./support/nelderMead.ts";
import { referenceSummaries } from "./support/referenceSummaries.ts";

type Columns = Awaited<ReturnType<typeof referenceSummaries>>;
interface PeerFit {
  params: { [name: string]: number };
  se: { [name: string]: number };
  LL: number;
}
type Peers = { [log: string]: { models: { [name: string]: PeerFit } } };

function closeTo(found: number | null, truth: number, relative: number): void {
  expect(Math.abs((found ?? Number.NaN) / truth - 1), `${found} for ${truth}`).toBeLessThan(relative);
}

describe.skipIf(!hasShared)("fits of real logs (needs ../shared)", () => {
  let logs: { cdnow: Columns; apparel: Columns; onlineRetail: Columns };
  const peers: Peers = hasShared
    ? JSON.parse(readFileSync(sharedPath("reference", "peers.json"), "utf8"))
    : {};
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
    for (const family of [bgnbd, mbgnbd]) {
      it(`${family.name} on ${name}: parameters, log-likelihood and standard errors agree with lifetimes 0.11.3`, () => {
        const fit = family.fit(logs[log]);
        const peer = peers[name].models[`lifetimes.${family.name}`];
        expect(fit.logLikelihood).toBeGreaterThan(peer.LL - 1e-4);
        expect(fit.logLikelihood).toBeLessThan(peer.LL + 0.001);
        for (const letter of ["r", "alpha", "a", "b"] as const) {
          closeTo(fit.params[letter], peer.params[letter], 1e-3);
          closeTo(fit.standardErrors[letter], peer.se[letter], 1e-3);
        }
        expect(fit).toMatchObject({ converged: true, basis: "data", findings: [] });
        expect(fit.gradientNorm).toBeLessThan(1e-8);
      });
    }

    it(`gammagamma on ${name}: parameters and standard errors agree with CLVTools 0.12.1`, () => {
      const fit = gammagamma.fit(logs[log]);
      const peer = peers[name].models["CLVTools.gg"];
      expect(Math.abs(fit.logLikelihood - peer.LL)).toBeLessThan(0.001);
      for (const letter of ["p", "q", "gamma"] as const) {
        closeTo(fit.params[letter], peer.params[letter], 1e-3);
        closeTo(fit.standardErrors[letter], peer.se[letter], 1e-3);
      }
    });
  }

  it("CDNOW: the published optimum of each family is found (issue of the field's standard data)", () => {
    expect(bgnbd.fit(logs.cdnow).logLikelihood).toBeCloseTo(-9582.429, 3);
    expect(mbgnbd.fit(logs.cdnow).logLikelihood).toBeCloseTo(-9582.136, 3);
    expect(gammagamma.fit(logs.cdnow).logLikelihood).toBeCloseTo(-4055.918, 3);
  });

  for (const family of [bgnbd, mbgnbd]) {
    it(`${family.name} on online retail: fits at once, finds no drop-out and says so`, () => {
      const fit = family.fit(logs.onlineRetail);
      // BTYDplus 1.2.0, NBD: the likelihood without drop-out.
      expect(fit.logLikelihood).toBeCloseTo(-21755.348, 2);
      expect(fit.converged).toBe(true);
      expect(fit.findings.map(({ code }) => code)).toEqual(["no-drop-out"]);
      expect(fit.standardErrors.a).toBeNull();
      closeTo(fit.standardErrors.alpha, 0.4297, 1e-2);
      const { frequency, recency, T } = logs.onlineRetail;
      for (let i = 0; i < T.length; i++) {
        const summary = { frequency: frequency[i], recency: recency[i], T: T[i] };
        expect(family.probabilityAlive(fit.params, summary)).toBeGreaterThan(0.99);
        expect(family.conditionalExpectedTransactions(fit.params, summary, 14)).toBeLessThan(200);
      }
    });

    it(`${family.name} on CDNOW: a search without derivatives finds no higher likelihood`, () => {
      const { frequency, recency, T } = logs.cdnow;
      const fit = family.fit(logs.cdnow);
      const negative = (at: number[]) => {
        const [r, alpha, a, b] = at.map(Math.exp);
        let total = 0;
        for (let i = 0; i < T.length; i++) {
          const summary = { frequency: frequency[i], recency: recency[i], T: T[i] };
          total -= family.logLikelihood({ r, alpha, a, b }, summary);
        }
        return total;
      };
      const other = nelderMead(negative, [0, 2, 0, 0], 2);
      expect(negative(other)).toBeGreaterThan(-fit.logLikelihood - 1e-6);
      expect(negative(other)).toBeLessThan(-fit.logLikelihood + 0.01);
    });
  }
});
