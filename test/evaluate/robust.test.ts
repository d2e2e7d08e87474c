import { describe, expect, it } from "vitest";
import { backtest } from "../../model/evaluate/backtest.ts";
import { collectStatistics } from "../../model/evaluate/collectStatistics.ts";
import { fitModelFromStatistics } from "../../model/evaluate/fitModelFromStatistics.ts";
import { recipes } from "../../model/evaluate/recipe.ts";
import { totalForecast } from "../../model/evaluate/totalForecast.ts";
import { families } from "../../model/families/families.ts";
import { summarise } from "../../model/history/summarise.ts";
import { createScorer } from "../../model/score/createScorer.ts";
import { hardHistories, split, until } from "./support/hardHistories.ts";

const settings = {
  horizonDays: 365,
  discountRate: 0.1,
  marginShare: 1,
  costPerOrder: 0,
  atRiskBelow: 0.5,
  lostBelow: 0.05,
  overdueBelow: 0.1,
};

/** Where in an answer a number is none, or beyond all bounds. */
function unusable(answer: unknown, path = ""): string[] {
  if (typeof answer === "number") return Number.isFinite(answer) ? [] : [`${path}: ${answer}`];
  if (answer === null || typeof answer !== "object") return [];
  return Object.entries(answer).flatMap(([name, value]) => unusable(value, `${path}.${name}`));
}

for (const recipe of recipes) {
  describe(`${recipe.name} answers, or says why not, from statistics to score and backtest`, () => {
    for (const [title, customers] of Object.entries(hardHistories)) {
      it(`${title}`, () => {
        const statistics = collectStatistics(customers, { asOf: split, digits: 2 });
        const { model, card, level } = fitModelFromStatistics(statistics, { recipes: [recipe] });
        expect(unusable({ model, card, level })).toEqual([]);
        for (const { words } of model.findings) {
          expect(words.en.length).toBeGreaterThan(20);
          expect(words.ar).toMatch(/[\u0600-\u06ff]{3}/);
        }

        const scorer = createScorer({ id: "hard", ...model }, settings);
        const known = customers.flatMap(({ history }) => summarise(history, split, { digits: 2 }) ?? []);
        const some = [...known.slice(0, 12), ...known.slice(-1)];
        for (const summary of some) {
          const score = scorer.predict(summary, split);
          expect(unusable(score)).toEqual([]);
          const { low95, low, high, high95, value } = score.expectedOrders;
          expect([low95, low, high, high95]).toEqual([low95, low, high, high95].sort((a, b) => a - b));
          expect(value).toBeGreaterThanOrEqual(0);
          if (score.clv !== null) expect(score.clv.value).toBeGreaterThanOrEqual(0);
        }

        const columns = {
          frequency: known.map(({ frequency }) => frequency),
          recency: known.map(({ recency }) => recency),
          T: known.map(({ T }) => T),
        };
        expect(unusable(totalForecast(model, families[model.family], columns, 90))).toEqual([]);

        const graded = backtest(customers, { split, until, digits: 2, recipes: [recipe] });
        expect(unusable(graded)).toEqual([]);
        expect(graded.champion.holdout.coverage80).toBeGreaterThanOrEqual(0);
        const actual = customers.reduce(
          (sum, { history: { days } }) =>
            sum + (days[0] <= split ? days.filter((day) => day > split && day <= until).length : 0),
          0,
        );
        expect(graded.champion.holdout.actualTransactions).toBe(actual);
      });
    }

    it("refuses a shop of which nothing is known by the split, naming what is missing", () => {
      const late = hardHistories["two customers"].slice(1);
      expect(() => backtest(late, { split: 100, until, digits: 2, recipes: [recipe] })).toThrow(
        "backtest requires a customer who bought by the split: 0",
      );
    });
  });
}
