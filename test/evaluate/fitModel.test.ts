import { describe, expect, it } from "vitest";
import { backtest } from "../../model/evaluate/backtest.ts";
import { encodeStatistics, decodeStatistics } from "../../model/evaluate/encodeStatistics.ts";
import { collectStatistics } from "../../model/evaluate/collectStatistics.ts";
import { fitModel } from "../../model/evaluate/fitModel.ts";
import { fitModelFromStatistics } from "../../model/evaluate/fitModelFromStatistics.ts";
import { mergeStatistics } from "../../model/evaluate/mergeStatistics.ts";
import { withModelId } from "../../model/evaluate/withModelId.ts";
import { buildHistory } from "../../model/history/buildHistory.ts";
import type { PurchaseHistory } from "../../model/history/purchaseHistory.ts";
import { expectedOrderValue } from "../../model/score/expectedOrderValue.ts";
import { createRandom } from "../../model/simulate/random.ts";
import { simulateShop } from "./support/simulateShop.ts";

type Customer = { customerId: string; history: PurchaseHistory };
const params = { r: 0.7, alpha: 40, a: 0.8, b: 2.5 };

function shop(seed: number, customers: number, dropAtFirst: boolean, days?: number): Customer[] {
  return simulateShop(seed, customers, params, days, dropAtFirst);
}

describe("fitModel", () => {
  it("prefers the family that doubts one-time buyers, unless the other forecasts better beyond chance", () => {
    expect(fitModel(shop(1, 3000, true), { asOf: 500, digits: 2 }).model.family).toBe("mbgnbd");
    const { choice } = fitModel(shop(2, 3000, false), { asOf: 500, digits: 2 });
    const { difference, standardError } = choice.behindBest;
    if (choice.reason === "preferred") expect(difference).toBeLessThanOrEqual(standardError);
    else expect(choice.recipe.name).toBe("bgnbd");
  });

  it("recovers the parameters of a simulated shop within three standard errors", () => {
    const { fits } = fitModel(shop(3, 6000, true), { asOf: 500, digits: 2 });
    const { fit } = fits.find(({ recipe }) => recipe.name === "mbgnbd")!;
    for (const [name, value] of Object.entries(params)) {
      expect(Math.abs(fit.params[name] - value)).toBeLessThan(3.5 * fit.standardErrors[name]!);
    }
  });

  it("gives the same model from shards, through bytes, as from the histories", () => {
    const customers = shop(4, 600, true);
    const options = { asOf: 500, digits: 2 };
    const whole = withModelId(fitModel(customers, options).model);
    const shards = [0, 1, 2].map((shard) => customers.filter((_, i) => i % 3 === shard));
    const parts = shards.map((part) => decodeStatistics(encodeStatistics(collectStatistics(part, options))));
    expect(withModelId(fitModelFromStatistics(mergeStatistics(parts)).model)).toEqual(whole);
  });

  it("is blind to what came after asOf", () => {
    const customers = shop(5, 400, true);
    const cut = customers.map(({ customerId, history }) => ({
      customerId,
      history: {
        ...history,
        days: history.days.filter((day) => day <= 300),
        gross: history.gross!.slice(0, history.days.filter((day) => day <= 300).length),
      },
    }));
    const options = { asOf: 300, digits: 2 };
    expect(fitModel(customers, options).model).toEqual(fitModel(cut, options).model);
  });

  it("answers with few customers, one customer and nobody who came back, and says its basis", () => {
    const few = fitModel(shop(6, 30, true), { asOf: 500, digits: 2 }).model;
    expect(few.basis).not.toBe("data");
    expect(few.findings.map(({ code }) => code)).toContain("few-data");
    const one = fitModel(shop(7, 1, true), { asOf: 500, digits: 2 }).model;
    expect(one.basis).not.toBe("data");
    expect(Object.values(one.params).every((value) => Number.isFinite(value) && value > 0)).toBe(true);
    const onceEach = shop(8, 300, true).map(({ customerId, history }) => ({
      customerId,
      history: {
        ...history,
        days: history.days.slice(0, 1),
        gross: history.gross!.slice(0, 1),
        freeDays: [],
      },
    }));
    const nobody = fitModel(onceEach, { asOf: 500, digits: 2 }).model;
    expect(nobody.basis).not.toBe("data");
    expect(Object.values(nobody.params).every(Number.isFinite)).toBe(true);
  });

  it("expects the mean of the first purchases where nobody has come back, also from shards through bytes", () => {
    const once = (customerId: string, day: number, amount: number) => ({
      customerId,
      history: buildHistory([{ orderId: "1", day, at: 0, amount, type: "order" }]),
    });
    const customers = Array.from({ length: 30 }, (_, i) => once(`c${i}`, i, i < 15 ? 1000 : 3000));
    const options = { asOf: 100, digits: 2 };
    const { model } = fitModel(customers, options);
    expect(model.spend?.populationMean).toBe(20);
    expect(expectedOrderValue(model.spend!, 0, 0)).toBeCloseTo(20, 9);
    const parts = [customers.slice(0, 7), customers.slice(7)].map((part) =>
      decodeStatistics(encodeStatistics(collectStatistics(part, options))),
    );
    expect(fitModelFromStatistics(mergeStatistics(parts)).model).toEqual(model);
  });

  it("predicts no money, and says so, where no order brought any", () => {
    const customers = shop(4, 200, true).map(({ customerId, history }) => ({
      customerId,
      history: { ...history, gross: history.gross!.map(() => 0) },
    }));
    const { model } = fitModel(customers, { asOf: 500, digits: 2 });
    expect(model.spend).toBeNull();
    expect(model.findings.map(({ code }) => code)).toContain("no-money");
  });

  it("leaves customers of the warm-up out of the fit", () => {
    const customers = shop(9, 500, true);
    const { fits } = fitModel(customers, { asOf: 500, digits: 2, warmUpDays: 100 });
    const start = Math.min(...customers.map(({ history }) => history.days[0]));
    const later = customers.filter(({ history }) => history.days[0] >= start + 100);
    expect(fits[0].fit.customers).toBe(later.length);
  });
});

describe("backtest", () => {
  const split = 330;
  const customers = shop(10, 1500, true);
  const options = { split, until: 500, digits: 2 };

  it("chooses the same champion whatever came after the split", () => {
    const random = createRandom(99);
    const noise = customers.map(({ customerId, history }) => {
      const known = history.days.filter((day) => day <= split);
      const made = Array.from({ length: random.below(6) }, () => split + 1 + random.below(500 - split));
      const days = [...known, ...new Set(made)].sort((p, q) => p - q);
      const gross = days.map((_, i) => (i < known.length ? history.gross![i] : 1 + random.below(90_000)));
      return { customerId, history: { ...history, days, gross } };
    });
    const honest = backtest(customers, options);
    const noisy = backtest(noise, options);
    const chosen = ({ champion, models, findings }: typeof honest) => ({
      family: champion.family,
      reason: champion.reason,
      params: models.map((model) => model.params),
      findings,
    });
    expect(chosen(noisy)).toEqual(chosen(honest));
    expect(noisy.champion.holdout.mae).not.toBe(honest.champion.holdout.mae);
  });

  it("leaves out customers who first bought after the split", () => {
    const known = customers.filter(({ history }) => history.days[0] <= split);
    expect(backtest(customers, options).customers).toBe(known.length);
    expect(known.length).toBeLessThan(customers.length);
  });

  it("is not biased on a shop that follows its model", () => {
    const { models } = backtest(shop(11, 6000, true), options);
    const { holdout } = models.find(({ family }) => family === "mbgnbd")!;
    expect(Math.abs(holdout.biasPct!)).toBeLessThan(8);
    expect(Math.abs(holdout.coverage80 - 0.8)).toBeLessThan(0.02);
  });

  it("refuses a split that leaves nothing to predict or nobody to learn from", () => {
    expect(() => backtest(customers, { ...options, split: 500 })).toThrow(/requires split < until/);
    expect(() => backtest(customers, { ...options, split: -100 })).toThrow(/requires a customer/);
  });
});
