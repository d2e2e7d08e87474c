import { describe, expect, it } from "vitest";
import { spendCheck, spendFindings } from "../../model/evaluate/spendCheck.ts";
import { spearman } from "../../model/evaluate/metrics/spearman.ts";

const column = (length: number, of: (i: number) => number) => Float64Array.from({ length }, (_, i) => of(i));
const observed = { spend: 1, purchases: 1 };

describe("spendCheck", () => {
  it("gives the rank correlation of everyone, rows standing for several included", () => {
    const frequency = column(60, (i) => 1 + (i % 4));
    const monetaryValue = column(60, (i) => ((i * 37) % 23) + (i % 4));
    const count = column(60, (i) => 1 + (i % 3));
    const spread = (values: Float64Array) => [...values].flatMap((value, i) => Array(count[i]).fill(value));
    const { rankCorrelation } = spendCheck({
      frequency,
      monetaryValue,
      count,
      observedMean: 1,
      observed,
    } as never)!;
    expect(rankCorrelation).toBeCloseTo(spearman(spread(frequency), spread(monetaryValue))!, 12);
  });

  it("finds a huge customer and a link between frequency and spend, and says so", () => {
    const frequency = column(200, (i) => 1 + (i % 10));
    const monetaryValue = column(200, (i) => (i === 0 ? 1e6 : 10 + (i % 10)));
    const count = column(200, () => 1);
    const check = spendCheck({ frequency, monetaryValue, count, observed } as never)!;
    expect(check.topShare).toBeGreaterThan(0.9);
    expect(check.rankCorrelation).toBeGreaterThan(0.9);
    expect(spendFindings(check).map(({ code }) => code)).toEqual([
      "spend-depends-on-frequency",
      "few-carry-the-spend",
    ]);
  });

  it("says nothing of few repeaters or a log without amounts", () => {
    expect(spendCheck(null)).toBeNull();
    expect(spendFindings(null)).toEqual([]);
  });
});
