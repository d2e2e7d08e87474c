import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { calendarSchema } from "../../functions/contract/calendar.ts";
import { operationalTime } from "../../model/calendar/operationalTime.ts";
import { withSeason } from "../../model/calendar/withSeason.ts";
import { cardMarkdown } from "../../model/evaluate/cardMarkdown.ts";
import { collectStatistics } from "../../model/evaluate/collectStatistics.ts";
import { fitModel } from "../../model/evaluate/fitModel.ts";
import { allRecipes } from "../../model/evaluate/recipe.ts";
import { fitOnSeason, sampledFindings } from "../../model/evaluate/shopSeason.ts";
import { mbgcnbdk } from "../../model/families/mbgcnbdk.ts";
import { buildHistory } from "../../model/history/buildHistory.ts";
import { createRandom } from "../../model/simulate/random.ts";
import { christmasSeason, lastDay, seasonalShop } from "../model/calendar/support/seasonalShop.ts";

/** Purchase days of regular buyers, two hidden events a purchase, on the clock of a season. */
function regularShop(seed: number, customers: number, span: number): number[][] {
  const random = createRandom(seed);
  const time = operationalTime(christmasSeason);
  return Array.from({ length: customers }, () => {
    const first = lastDay - span + 1 + random.below(span);
    const rate = random.gamma(4) / 60;
    const dropOut = 0.08;
    const days = [first];
    let passed = 0;
    while (random.uniform() > dropOut) {
      passed += random.gamma(2) / rate;
      const day = Math.ceil(time.dayAfter(first, passed));
      if (day > lastDay) break;
      if (day > days[days.length - 1]) days.push(day);
    }
    return days;
  });
}

const customersOf = (shop: readonly (readonly number[])[]) =>
  shop.map((days, i) => ({
    customerId: `c${i}`,
    history: buildHistory(
      days.map((day, k) => ({ orderId: `${k}`, day, at: 0, amount: 1000 + i, type: "order" as const })),
    ),
  }));

const recipe = allRecipes.find(({ name }) => name === "mbgcnbdk+season")!;

describe("families with k > 1 on the shop's own clock", () => {
  const shop = regularShop(5, 800, 900);
  const statistics = collectStatistics(customersOf(shop), { asOf: lastDay, digits: 2 });
  const fit = fitOnSeason(statistics, {}, recipe, christmasSeason);

  it("see the regularity that the season blurs", () => {
    expect(fit.params.k).toBe(2);
  });

  it("have the log-likelihood of every history on that clock", () => {
    const seasonal = withSeason(mbgcnbdk, christmasSeason);
    const each = shop.reduce(
      (sum, days) => sum + seasonal.logLikelihood(fit.params as never, days, lastDay),
      0,
    );
    expect(fit.logLikelihood / each).toBeCloseTo(1, 9);
  });

  it("are fitted on the sample where histories of all are not at hand, and say so", () => {
    const sampled = collectStatistics(customersOf(shop), { asOf: lastDay, digits: 2, sampleSize: 400 });
    const part = fitOnSeason(sampled, {}, recipe, christmasSeason);
    expect(part.customers).toBe(400);
    expect(Math.abs(part.logLikelihood / fit.logLikelihood - 1)).toBeLessThan(0.1);
    expect(sampledFindings(sampled, recipe)[0].words.en).toContain("400 customers");
    expect(sampledFindings(statistics, recipe)).toEqual([]);
  });
});

describe("a fitted shop with a season", () => {
  it("counts the season's parameters in the AIC and keeps it on the card", () => {
    const { model, card, season } = fitModel(customersOf(seasonalShop(11, 900, 1000, christmasSeason)), {
      asOf: lastDay,
      digits: 2,
    });
    expect(card.season).toEqual({ ...season!, serves: model.season !== undefined });
    const seasonal = card.families.find(({ family }) => family === "mbgnbd+season")!;
    const [en, ar] = (["en", "ar"] as const).map((language) => cardMarkdown(card, language));
    const paceOf = (text: string, name: string) =>
      Number(new RegExp(`\\| ${name} \\| ([\\d.]+) \\|`).exec(text)![1]);
    expect(paceOf(en, "December")).toBeGreaterThan(1.3);
    expect(paceOf(en, "July")).toBeLessThan(0.8);
    expect(paceOf(ar, "ديسمبر")).toBe(paceOf(en, "December"));
    expect(ar).toContain("## الموسم");
    const parameters = 4 + season!.effectiveParameters;
    expect(seasonal.aic).toBeCloseTo(2 * parameters - 2 * seasonal.logLikelihood, 6);
  });

  it("is the same as ever without one: nothing of a season is in the model, so its id stays", () => {
    const { model } = fitModel(customersOf(seasonalShop(2, 300, 700)), { asOf: lastDay, digits: 2 });
    expect(Object.keys(model)).not.toContain("season");
  });
});

describe("docs/seasons.md", () => {
  it("shows a calendar that is accepted", () => {
    const page = readFileSync(join(resolve(import.meta.dirname, "../.."), "docs/seasons.md"), "utf8");
    const [, example] = /```json\n([\s\S]*?)```/.exec(page)!;
    expect(calendarSchema.parse(JSON.parse(example)).feasts).toHaveLength(3);
  });
});
