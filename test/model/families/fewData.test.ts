import { describe, expect, it } from "vitest";
import { bgnbd } from "../../../model/families/bgnbd.ts";
import { mbgnbd } from "../../../model/families/mbgnbd.ts";
import { simulateBgnbd } from "../../../model/simulate/simulateBgnbd.ts";

const shop = { r: 0.5, alpha: 30, a: 0.8, b: 2.5 };
const codes = (fit: { findings: { code: string }[] }) => fit.findings.map(({ code }) => code);

describe.each([bgnbd, mbgnbd])("$name with few data", (family) => {
  it("below 100 customers the fit is drawn towards typical shops, and says so", () => {
    const fit = family.fit(simulateBgnbd(shop, { customers: 99, T: [100, 400], seed: 1, step: 1 }));
    expect(fit.basis).toBe("shrunk");
    expect(codes(fit)).toContain("few-data");
    expect(Object.values(fit.standardErrors).every((error) => error !== null && error > 0)).toBe(true);
  });

  it("from 100 customers with 20 repeaters on the data speak alone", () => {
    const fit = family.fit(simulateBgnbd(shop, { customers: 400, T: [100, 400], seed: 1, step: 1 }));
    expect(fit.basis).toBe("data");
  });

  it("a penalty asked for with many customers draws little, and does not call them few", () => {
    const columns = simulateBgnbd(shop, { customers: 2000, T: [100, 400], seed: 1, step: 1 });
    const [plain, drawn] = [family.fit(columns), family.fit(columns, { penalty: "on" })];
    expect(drawn.basis).toBe("shrunk");
    expect(codes(drawn)).toEqual([]);
    expect(drawn.params.r / plain.params.r).toBeCloseTo(1, 1);
    expect(drawn.logLikelihood).toBeLessThanOrEqual(plain.logLikelihood);
  });

  it("a shop without repeat buyers expects few repeat purchases, not the prior's many", () => {
    const once = Array.from({ length: 1000 }, () => ({ frequency: 0, recency: 0, T: 365 }));
    const fit = family.fit(once);
    expect(fit.basis).toBe("shrunk");
    expect(codes(fit)).toContain("no-repeat-purchase");
    expect(family.expectedTransactions(fit.params, 365)).toBeLessThan(0.01);
  });

  it("without customers the prior alone answers, at the interval asked for", () => {
    const fit = family.fit([], { typicalInterval: 12 });
    expect(fit).toMatchObject({ basis: "prior", customers: 0, params: { alpha: 12 } });
    expect(codes(fit)).toEqual(["no-data"]);
  });

  it("the penalised fit does not depend on the unit of time", () => {
    const summaries = [
      { frequency: 2, recency: 30, T: 60 },
      { frequency: 0, recency: 0, T: 90 },
      { frequency: 4, recency: 20, T: 200 },
    ];
    const weeks = summaries.map((s) => ({ ...s, recency: s.recency / 7, T: s.T / 7 }));
    const [inDays, inWeeks] = [family.fit(summaries).params, family.fit(weeks).params];
    expect(inWeeks.r).toBeCloseTo(inDays.r, 6);
    expect(inWeeks.alpha * 7).toBeCloseTo(inDays.alpha, 5);
    expect(inWeeks.b).toBeCloseTo(inDays.b, 6);
  });
});
