import { beforeAll, describe, expect, it } from "vitest";
import { patternOf } from "../../model/covariates/patternModel.ts";
import { type Backtest, backtest } from "../../model/evaluate/backtest.ts";
import { cardMarkdown } from "../../model/evaluate/cardMarkdown.ts";
import { collectStatistics } from "../../model/evaluate/collectStatistics.ts";
import { decodeStatistics, encodeStatistics } from "../../model/evaluate/encodeStatistics.ts";
import { fitModel } from "../../model/evaluate/fitModel.ts";
import { type FittedModel, fitModelFromStatistics } from "../../model/evaluate/fitModelFromStatistics.ts";
import { gradeForecast } from "../../model/evaluate/forecastGrade.ts";
import { mergeStatistics } from "../../model/evaluate/mergeStatistics.ts";
import { recipeName, recipes } from "../../model/evaluate/recipe.ts";
import { totalForecast } from "../../model/evaluate/totalForecast.ts";
import { totalOfPatterns } from "../../model/evaluate/totalOfPatterns.ts";
import { windowOf } from "../../model/evaluate/windowOf.ts";
import { withModelId } from "../../model/evaluate/withModelId.ts";
import { families } from "../../model/families/families.ts";
import type { PurchaseHistory } from "../../model/history/purchaseHistory.ts";
import { summarise } from "../../model/history/summarise.ts";
import { createScorer } from "../../model/score/createScorer.ts";
import { plain } from "../model/score/shop.ts";
import { simulateShop } from "./support/simulateShop.ts";

const slow = { r: 0.7, alpha: 40, a: 0.8, b: 2.5 };
const loyal = { r: 0.7, alpha: 18, a: 0.3, b: 2.5 };

/** A shop with customers of two channels, who differ or not. */
function shop(seed: number, customers: number, referral: typeof slow) {
  const of = (channel: string, part: ReturnType<typeof simulateShop>) =>
    part.map(({ customerId, history }) => ({
      customerId: `${channel} ${customerId}`,
      history: { ...history, firstChannel: channel },
    }));
  return [
    ...of("search", simulateShop(seed, Math.ceil(customers * 0.6), slow)),
    ...of("referral", simulateShop(seed + 1, Math.floor(customers * 0.4), referral)),
  ];
}

const quick = { digits: 2, recipes: recipes.filter(({ name }) => name === "mbgnbd") };
const options = { ...quick, asOf: 500 };

describe("a shop whose channels bring different customers", () => {
  const customers = shop(11, 1500, loyal);
  let fitted: FittedModel;
  beforeAll(() => {
    fitted = fitModel(customers, options);
  });

  it("earlier dates are forecast better with the channel, so the model carries it", () => {
    const { model, card } = fitted;
    const [{ name, levels }] = model.covariates!;
    expect(name).toBe("channel");
    expect(levels.map((level) => [level.name, level.share])).toEqual([
      ["search", 0.6],
      ["referral", 0.4],
    ]);
    // Truth: ln(40/18) = 0.80 and ln(0.3/0.8) = −0.98.
    expect(levels[1].shifts.alpha).toBeGreaterThan(-1.1);
    expect(levels[1].shifts.alpha).toBeLessThan(-0.5);
    expect(levels[1].shifts.a).toBeLessThan(-0.4);
    expect(recipeName(model)).toBe("mbgnbd+covariates");
    expect(card.family).toBe("mbgnbd+covariates");
    expect(card.families.map(({ family }) => family)).toEqual(["mbgnbd", "mbgnbd+covariates"]);
    expect(card.covariates!.serves).toBe(true);
    expect(card.covariates!.trial!.gain).toBeGreaterThan(card.covariates!.trial!.standardError);
  });

  it("the card says what the channel does, in both languages", () => {
    const { words, levels } = fitted.card.covariates!;
    expect(words[0].en).toMatch(
      /^Customers who came through “referral” buy [\d.]+ times as often \([\d.]+–[\d.]+\) as those who came through “search”\.$/,
    );
    expect(words[1].en).toMatch(/less likely to leave after a purchase/);
    expect(levels[1].firstYear).toBeGreaterThan(1.5 * levels[0].firstYear);
    for (const language of ["en", "ar"] as const) {
      const text = cardMarkdown(fitted.card, language);
      for (const sentence of words) expect(text).toContain(sentence[language]);
      expect(text).toContain(fitted.card.covariates!.reason[language]);
    }
  });

  it("shards, through bytes, give the same model", () => {
    const shards = [0, 1, 2].map((shard) => customers.filter((_, i) => i % 3 === shard));
    const parts = shards.map((part) => decodeStatistics(encodeStatistics(collectStatistics(part, options))));
    const again = fitModelFromStatistics(mergeStatistics(parts), options);
    expect(withModelId(again.model)).toEqual(withModelId(fitted.model));
  });

  it("scores, graded forecasts and totals go by the same parameters", () => {
    const model = withModelId(fitted.model);
    const scorer = createScorer(model, plain);
    const histories = customers.map(({ history }) => history);
    const summaries = histories.map((history) => summarise(history, 500, { digits: 2 })!);
    const scored = summaries.reduce(
      (sum, summary) => sum + scorer.predict(summary, 500, 90).expectedOrders.value,
      0,
    );
    const { predicted } = gradeForecast(model, histories, { origin: 500, days: 90, modelId: model.id });
    expect(predicted).toBeCloseTo(scored, 4);
    const window = windowOf(histories, 500, 590);
    const patterns = summaries.map(({ covariates }) => patternOf(model, covariates));
    const total = totalOfPatterns(model, families.mbgnbd, window, patterns, 90);
    expect(total.expected).toBeCloseTo(scored, 4);
    expect(total.low80).toBeLessThan(scored);
    expect(total.high80).toBeGreaterThan(scored);
    const one = { ...model, covariates: undefined };
    expect(totalOfPatterns(one, families.mbgnbd, window, patterns, 90)).toEqual(
      totalForecast(one, families.mbgnbd, window, 90),
    );
  });

  it("is blind to what came after the date", () => {
    const cut = customers
      .filter(({ history }) => history.days[0] <= 400)
      .map(({ customerId, history }) => {
        const known = history.days.filter((day) => day <= 400).length;
        const { days, gross } = history;
        return {
          customerId,
          history: { ...history, days: days.slice(0, known), gross: gross!.slice(0, known) },
        };
      });
    const early = { ...options, asOf: 400 };
    expect(fitModel(cut, early).model).toEqual(fitModel(customers, early).model);
  });

  it("none asked for, none fitted", () => {
    const { model, card, covariates } = fitModel(customers, { ...options, covariates: [] });
    expect(covariates).toBeNull();
    expect(card.covariates).toBeNull();
    expect(model).not.toHaveProperty("covariates");
  });
});

describe("a shop whose channels bring the same customers", () => {
  it("says that no difference can be told, and the scores leave the channel out", () => {
    const { model, card } = fitModel(shop(21, 1500, slow), options);
    expect(card.covariates!.words.map(({ en }) => en)).toEqual([
      "No difference can be told between customers of different channels.",
    ]);
    expect(card.covariates!.serves).toBe(false);
    expect(model).not.toHaveProperty("covariates");
    expect(card.family).toBe("mbgnbd");
  });

  it("where the channel served so far it stays, unless it forecasts worse beyond chance", () => {
    const customers = shop(21, 1500, slow);
    const served = fitModel(customers, { ...options, incumbent: "mbgnbd+covariates" }).card.covariates!;
    expect(served.serves).toBe(served.trial!.gain > -served.trial!.standardError);
    if (served.serves && served.trial!.gain <= 0) expect(served.reason.en).toContain("go on using it");
  });

  it("a shop without channels has nothing to compare", () => {
    const { card, covariates } = fitModel(simulateShop(3, 600), options);
    expect(covariates).toBeNull();
    expect(card.covariates).toBeNull();
  });
});

describe("backtest with covariates", () => {
  const customers = shop(11, 2000, loyal);
  const isLoyal = new Map<PurchaseHistory, boolean>(
    customers.map(({ history }) => [history, history.firstChannel === "referral"]),
  );
  let result: Backtest;
  beforeAll(() => {
    result = backtest(
      customers.map(({ customerId, history }) => ({ customerId, history })),
      {
        ...quick,
        recipes: recipes.filter(({ name }) => ["mbgnbd", "bgnbd"].includes(name)),
        split: 420,
        until: 500,
        covariates: [{ name: "member", of: (history) => (isLoyal.get(history) ? "yes" : "no") }],
        compareCovariates: true,
      },
    );
  });

  it("grades every family with and without, on the same customers", () => {
    expect(result.models.map(({ family }) => family).sort()).toEqual(
      ["bgnbd", "bgnbd+covariates", "mbgnbd", "mbgnbd+covariates"].sort(),
    );
    for (const family of ["bgnbd", "mbgnbd"]) {
      const [plainly, informed] = [family, `${family}+covariates`].map(
        (name) => result.models.find((model) => model.family === name)!,
      );
      expect(informed.logLikelihood).toBeGreaterThan(plainly.logLikelihood + 5);
      expect(informed.holdout.crps).toBeLessThan(plainly.holdout.crps);
      expect(informed.holdout.actualTransactions).toBe(plainly.holdout.actualTransactions);
      expect(informed.coefficients!.map(({ effect, factor, level }) => [effect, factor, level])).toEqual([
        ["purchases", "member", "yes"],
        ["dropOut", "member", "yes"],
      ]);
      expect(plainly).not.toHaveProperty("coefficients");
    }
  });

  it("reports the effects, and the champion's forecasts are those of the covariates it serves", () => {
    expect(result.covariates!.words[0].en).toContain("Customers with “member” = “yes” buy");
    const { champion } = result;
    expect(champion.family).toBe(`${result.covariates!.family}+covariates`);
    const uncalibrated = result.models.find(({ family }) => family === champion.family)!;
    if (champion.calibration === 1) expect(champion.holdout).toEqual(uncalibrated.holdout);
    expect(champion.total.expected).toBeCloseTo(champion.holdout.predictedTransactions, 3);
  });
});
