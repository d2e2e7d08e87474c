import { describe, expect, it } from "vitest";
import { byFrequency } from "../../model/evaluate/byFrequency.ts";
import { cardMarkdown } from "../../model/evaluate/cardMarkdown.ts";
import { deciles } from "../../model/evaluate/deciles.ts";
import { fitModel } from "../../model/evaluate/fitModel.ts";
import { interval95 } from "../../model/evaluate/interval95.ts";
import { learnLevel } from "../../model/evaluate/learnLevel.ts";
import { simulateShop } from "./support/simulateShop.ts";

const { card } = fitModel(simulateShop(31, 900), { asOf: 450, digits: 2 });

describe("a model card", () => {
  it("says in Markdown what was tried, what was found and where it ends, in both languages", () => {
    const en = cardMarkdown(card, "en");
    const ar = cardMarkdown(card, "ar");
    for (const { family } of card.families) {
      expect(en).toContain(`| ${family} |`);
      expect(ar).toContain(`| ${family} |`);
    }
    expect(en).toContain("## Parameters, with 95% intervals");
    expect(en).toContain("regression (never serves)");
    expect(en).toContain("## Limits");
    expect(en).toContain("| repeat purchases | customers | predicted | actual |");
    expect(ar).toContain("بطاقة النموذج");
    expect(ar).not.toMatch(/undefined|NaN/);
    expect(en).not.toMatch(/undefined|NaN/);
  });

  it("gives the parameters of the family that serves 95% intervals around them, in the unit of the parameters", () => {
    const serving = card.families.find(({ family }) => family === card.family)!;
    const { k: _, ...params } = serving.params;
    for (const [name, value] of Object.entries(params)) {
      const [low, high] = serving.intervals95![name]!;
      expect(low).toBeGreaterThan(0.05 * value);
      expect(low).toBeLessThan(value);
      expect(high ?? Infinity).toBeGreaterThan(value);
    }
    expect(card.families.filter(({ intervals95 }) => intervals95 !== undefined)).toHaveLength(1);
  });

  it("says of an end that the data leave it open", () => {
    const serving = card.families.findIndex(({ family }) => family === card.family);
    const open = card.families.map((family, i) =>
      i === serving
        ? { ...family, intervals95: { ...family.intervals95, a: [0.1, null] as [number, null] } }
        : family,
    );
    expect(cardMarkdown({ ...card, families: open }, "en")).toMatch(/\| a \|.*\| left open by the data \|/);
  });

  it("counts everyone in its deciles, best customers first", () => {
    const counted = card.deciles.reduce((sum, { customers }) => sum + customers, 0);
    expect(counted).toBe(card.origins[0].grades[0].customers);
    const predicted = card.deciles.map((decile) => decile.predicted);
    expect(predicted).toEqual(predicted.toSorted((p, q) => q - p));
  });
});

describe("deciles", () => {
  it("keep customers of equal predictions together", () => {
    expect(deciles([1, 1, 1, 0], [2, 1, 0, 0])).toEqual([
      { customers: 3, predicted: 1, actual: 1 },
      { customers: 1, predicted: 0, actual: 0 },
    ]);
  });
});

describe("interval95", () => {
  it("stays above zero and is null at a boundary", () => {
    const [low, high] = interval95(0.5, 0.6)!;
    expect(low).toBeGreaterThan(0);
    expect(low * high).toBeCloseTo(0.25, 10);
    expect(interval95(1e-12, null)).toBeNull();
  });
});

describe("learnLevel", () => {
  const window = (origin: number, until: number, predicted: number, actual: number) => ({
    origin,
    until,
    predicted,
    actual,
    variance: predicted,
  });

  it("gives no factor without windows, and stays near one where they are few or disagree", () => {
    expect(learnLevel([]).factor).toBe(1);
    const one = learnLevel([window(0, 10, 1000, 1300)]).factor;
    expect(one).toBeGreaterThan(1);
    expect(one).toBeLessThan(1.15);
    const torn = learnLevel([window(0, 10, 1000, 1500), window(10, 20, 1000, 667)]).factor;
    expect(Math.abs(torn - 1)).toBeLessThan(0.01);
  });

  it("comes to the common factor where many windows agree", () => {
    const many = Array.from({ length: 12 }, (_, i) => window(10 * i, 10 * i + 10, 10_000, 12_000));
    expect(learnLevel(many).factor).toBeGreaterThan(1.15);
    expect(learnLevel(many).factor).toBeLessThan(1.2);
    expect(learnLevel(many).shopVariance).toBeLessThan(learnLevel([]).shopVariance);
  });

  it("learns no factor, but the variance, from windows that do not speak of the next one", () => {
    const level = learnLevel([window(0, 10, 1000, 1500), window(10, 20, 1000, 1500)], false);
    expect(level.factor).toBe(1);
    expect(level.shopVariance).toBeGreaterThan(0.02);
  });
});

describe("byFrequency", () => {
  it("puts together whoever bought again seven times or more, and leaves out what nobody did", () => {
    expect(byFrequency([0, 0, 7, 9], [1, 0.5, 4, 6], [0, 1, 3, 9])).toEqual([
      { frequency: 0, customers: 2, predicted: 0.75, actual: 0.5 },
      { frequency: 7, customers: 2, predicted: 5, actual: 6 },
    ]);
  });

  it("of a card counts whom its deciles count, and the same orders", () => {
    const orders = (groups: readonly { customers: number; actual: number; predicted: number }[]) => [
      groups.reduce((sum, { customers }) => sum + customers, 0),
      Math.round(groups.reduce((sum, { customers, actual }) => sum + customers * actual, 0)),
      Math.round(1e6 * groups.reduce((sum, { customers, predicted }) => sum + customers * predicted, 0)),
    ];
    expect(orders(card.byFrequency!)).toEqual(orders(card.deciles));
  });
});
