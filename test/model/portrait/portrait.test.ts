import { describe, expect, it } from "vitest";
import { createDailyCounter } from "../../../model/evaluate/dailyCounter.ts";
import { families } from "../../../model/families/families.ts";
import type { Model, ModelFactor } from "../../../model/model.ts";
import { ageBands } from "../../../model/portrait/ageBands.ts";
import type { KnownColumns } from "../../../model/portrait/heatMaps.ts";
import { modelPortrait } from "../../../model/portrait/modelPortrait.ts";
import { repeatCounts } from "../../../model/portrait/repeatCounts.ts";
import { createScorer } from "../../../model/score/createScorer.ts";
import { simulateShop } from "../../evaluate/support/simulateShop.ts";
import { mbg, plain as settings, seasonal, seasonalPareto, seasonalRegular } from "../score/shop.ts";

const asOf = 10_134;
const truth: Model = { ...mbg, params: { r: 0.7, alpha: 40, a: 0.8, b: 2.5 } };

/** A shop of the true model, its days ending on asOf. */
function shop(customers: number) {
  const histories = simulateShop(5, customers, undefined, 500).map(({ history: { days } }) =>
    days.map((day) => asOf - 499 + day).filter((day) => day <= asOf),
  );
  const daily = createDailyCounter();
  for (const days of histories) daily.add(days);
  const known: KnownColumns = {
    frequency: histories.map((days) => days.length - 1),
    firstDay: histories.map(([first]) => first),
    lastDay: histories.map((days) => days[days.length - 1]),
  };
  return { known, daily: daily.finish() };
}

const { known, daily } = shop(2_000);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe("age bands", () => {
  it("hold everyone once, are about equal, and never part customers of one age", () => {
    const ages = Array.from({ length: 1_000 }, (_, i) => Math.floor(Math.sqrt(i)));
    const bands = ageBands(ages);
    expect(bands).toHaveLength(4);
    for (const { from, to, customers } of bands) {
      expect(customers).toBe(ages.filter((age) => from <= age && age <= to).length);
      expect(Math.abs(customers - 250)).toBeLessThan(65);
    }
    expect(sum(bands.map(({ customers }) => customers))).toBe(1_000);
    expect(ageBands([7, 7, 7])).toEqual([{ from: 7, to: 7, customers: 3 }]);
  });
});

describe("heat maps", () => {
  it("hold every customer once, and no colour where nobody can be", () => {
    const { heatMaps } = modelPortrait(createScorer(truth, settings), known, daily, asOf);
    expect(heatMaps).toHaveLength(4);
    expect(heatMaps[0].probabilityAlive.flat()).toContain(null);
    for (const { customers, density, probabilityAlive, from, to, dayWidth } of heatMaps) {
      expect(sum(density.flat())).toBe(customers);
      // A single order is as old as its customer, so of the oldest column alone.
      for (const [row, cells] of density.entries())
        for (const [column, many] of cells.entries())
          if (row === 0 && many > 0) expect((column + 1) * dayWidth).toBeGreaterThan(from);
      for (const [row, cells] of probabilityAlive.entries())
        for (const [column, alive] of cells.entries()) {
          const silence = Math.min(to, column * dayWidth + Math.floor(dayWidth / 2));
          const fits = row === 0 || to - silence >= row;
          expect(alive !== null).toBe(fits);
        }
    }
  });

  it.each([
    truth,
    seasonal,
    seasonalPareto,
    seasonalRegular,
  ])("are in every cell what a score of such a customer says ($id)", (model) => {
    const scorer = createScorer(model, settings);
    for (const map of modelPortrait(scorer, known, daily, asOf).heatMaps.slice(1, 2)) {
      for (const [row, column] of [
        [0, 3],
        [2, 0],
        [3, 8],
      ]) {
        const silence = column * map.dayWidth + Math.floor(map.dayWidth / 2);
        const T = row === 0 ? silence : map.to;
        const customer = {
          frequency: row,
          recency: T - silence,
          T,
          firstDay: asOf - T,
          lastDay: asOf - silence,
          monetaryValue: null,
          spend: null,
          cost: 0,
        };
        const { probabilityAlive, expectedOrders } = scorer.predict(customer, asOf);
        expect(map.probabilityAlive[row][column]).toBeCloseTo(probabilityAlive, 12);
        expect(map.expectedOrders[row][column]).toBeCloseTo(expectedOrders.value, 9);
      }
    }
  });
});

describe("customers by number of repeat purchases", () => {
  it("come near to what the true model expects, everyone counted", () => {
    const counts = repeatCounts(truth, families.mbgnbd, known, asOf);
    expect(sum(counts.map(({ actual }) => actual))).toBe(2_000);
    expect(sum(counts.map(({ expected }) => expected))).toBeCloseTo(2_000, 6);
    const chi = sum(counts.map(({ actual, expected }) => (actual - expected) ** 2 / expected));
    expect(chi).toBeLessThan(24.3); // 99.9% of chi-squared with 7 degrees of freedom
  });

  it("lie apart from what a wrong model expects", () => {
    const wrong = { ...truth, params: { ...truth.params, alpha: 60 } };
    const counts = repeatCounts(wrong, families.mbgnbd, known, asOf);
    const chi = sum(counts.map(({ actual, expected }) => (actual - expected) ** 2 / expected));
    expect(chi).toBeGreaterThan(24.3);
  });

  it("of patterns of covariates are expected as each pattern's share has it", () => {
    const levels: ModelFactor["levels"] = [
      { name: "search", share: 0.6, shifts: {} },
      { name: "referral", share: 0.4, shifts: { alpha: -0.5 } },
    ];
    const model = { ...truth, covariates: [{ name: "channel", levels }] };
    const both = repeatCounts(model, families.mbgnbd, known, asOf);
    const plain = repeatCounts(truth, families.mbgnbd, known, asOf);
    const quick = { ...truth, params: { ...truth.params, alpha: 40 * Math.exp(-0.5) } };
    const fast = repeatCounts(quick, families.mbgnbd, known, asOf);
    for (const [n, { expected }] of both.entries())
      expect(expected).toBeCloseTo(0.6 * plain[n].expected + 0.4 * fast[n].expected, 8);
  });
});

describe("the tracking plot", () => {
  it("follows the true model over the whole log", () => {
    const { tracking } = modelPortrait(createScorer(truth, settings), known, daily, asOf);
    expect(tracking).toHaveLength(Math.floor(daily.purchases.length / 7));
    expect(tracking[tracking.length - 1].to).toBe(asOf);
    const actual = sum(tracking.map(({ repeatOrders }) => repeatOrders));
    const expected = sum(tracking.map(({ expectedRepeatOrders }) => expectedRepeatOrders));
    expect(Math.abs(actual / expected - 1)).toBeLessThan(0.1);
  });
});

describe("a portrait", () => {
  it("of nobody is empty", () => {
    const nobody = { frequency: [], firstDay: [], lastDay: [] };
    const portrait = modelPortrait(
      createScorer(truth, settings),
      nobody,
      createDailyCounter().finish(),
      asOf,
    );
    expect(portrait).toMatchObject({ customers: 0, heatMaps: [], repeats: [], tracking: [] });
  });
});
