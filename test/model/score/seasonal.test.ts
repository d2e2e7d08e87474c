import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { operationalTime } from "../../../model/calendar/operationalTime.ts";
import { plainSeason } from "../../../model/calendar/season.ts";
import { families } from "../../../model/families/families.ts";
import { gaussLegendre } from "../../../model/math/gaussLegendre.ts";
import type { Model } from "../../../model/model.ts";
import { createScorer } from "../../../model/score/createScorer.ts";
import { dailyDiscount } from "../../../model/score/dailyDiscount.ts";
import { modelClock } from "../../../model/score/modelClock.ts";
import type { CustomerSummary } from "../../../model/summary.ts";
import { runs } from "../../support/runs.ts";
import {
  anyCustomer,
  columnsOf,
  customer,
  mbg,
  plain,
  seasonal,
  seasonalPareto,
  seasonalRegular,
} from "./shop.ts";

const asOf = 10_000;
const anySeasonal = fc.constantFrom(seasonal, seasonalPareto);
const near = (value: number, expected: number, relative: number) =>
  expect(Math.abs(value / expected - 1)).toBeLessThan(relative);

/** The same customer as of another day, nothing bought in between. */
const later = (one: CustomerSummary, day: number): CustomerSummary => ({ ...one, T: day - one.firstDay });

/** Discounted purchases day by day, four points a day; the slow way. */
function dayByDay(model: Model, one: CustomerSummary, days: number, delta: number): number {
  const family = families[model.family];
  const clock = operationalTime(model.season!);
  const summary = modelClock(model).summary(one, asOf);
  const rule = gaussLegendre(4);
  const until = (u: number) =>
    family.expectedTransactionsIfAlive(
      model.params,
      summary,
      model.calibration * clock.between(asOf, asOf + u),
    );
  let sum = Math.exp(-delta * days) * until(days);
  for (let day = 0; day < days; day++) {
    rule.nodes.forEach((node, i) => {
      const u = day + node;
      sum += rule.weights[i] * delta * Math.exp(-delta * u) * until(u);
    });
  }
  return sum;
}

describe("scores on the shop's own clock", () => {
  it("are those of the calendar where every day is alike", () => {
    fc.assert(
      fc.property(fc.constantFrom(mbg, { ...seasonalPareto, season: null }), anyCustomer, (model, one) => {
        const even = createScorer({ ...model, season: plainSeason() }, plain).predict(one, asOf);
        const without = createScorer(model, plain).predict(one, asOf);
        near(even.clv!.value + 1, without.clv!.value + 1, 1e-9);
        near(even.residualValue! + 1, without.residualValue! + 1, 1e-7);
        near(even.expectedOrders.value, without.expectedOrders.value, 1e-9);
        expect(even.probabilityAlive).toBeCloseTo(without.probabilityAlive, 10);
        expect(even.actBy).toEqual(without.actBy);
        expect(even.nextOrder.by50).toBe(without.nextOrder.by50);
      }),
      { numRuns: runs(15) },
    );
  });

  it("are the same one by one and in bulk, for regular buyers too", () => {
    const customers = [260, 200, 140].flatMap((recency) => [
      customer({ frequency: 4, recency, T: 272 }),
      customer({ frequency: 9, recency, T: 301 }),
    ]);
    const one = createScorer(seasonalRegular, plain);
    const many = one.predictColumns(columnsOf(customers), asOf, { nextOrder: true, residualValue: true });
    customers.forEach((summary, i) => {
      const single = createScorer(seasonalRegular, plain).predict(summary, asOf);
      expect(many.probabilityAlive[i]).toBe(single.probabilityAlive);
      expect(many.clv![i]).toBe(single.clv!.value);
      expect(many.clvHigh![i]).toBe(single.clv!.high);
      expect(many.residualValue![i]).toBe(single.residualValue);
      expect(many.by50![i]).toBe(single.nextOrder.by50 ?? Number.NaN);
      expect(many.actBy[i]).toBe(single.actBy.day);
    });
  });

  it("expect more of a horizon with the peak in it than of the same days after it", () => {
    const scorer = createScorer(seasonal, plain);
    // Six weeks from 20 November 1997, and from 8 January 1998.
    const [before, after] = [10_185, 10_234];
    const one = customer({ frequency: 5, T: 272, recency: 213 });
    const expected = [before, after].map(
      (day) => scorer.predict(later(one, day), day, 42).expectedOrdersIfAlive,
    );
    expect(expected[0]).toBeGreaterThan(1.7 * expected[1]);
  });

  it("age a customer by the clock: silence over the quiet weeks tells less", () => {
    const scorer = createScorer(seasonal, plain);
    // Both bought four times over 200 days and were silent for 50 days, in summer 1998 or over November and December.
    const silentUntil = (day: number) =>
      scorer.predict(
        { ...customer({ frequency: 4, recency: 200, T: 250 }), firstDay: day - 250, lastDay: day - 50 },
        day,
      ).probabilityOfSilence;
    expect(silentUntil(10_460)).toBeGreaterThan(silentUntil(10_580));
  });

  it("act by the last day on which the customer stands above the line, scored as of that very day", () => {
    let met = 0;
    fc.assert(
      fc.property(anySeasonal, anyCustomer, (model, one) => {
        const scorer = createScorer(model, plain);
        const { day, passed } = scorer.predict(one, asOf).actBy;
        if (day === null || day < one.lastDay || day > asOf + 5_000) return;
        const above = (as: number) => {
          const { probabilityAlive, probabilityOfSilence } = scorer.predict(later(one, as), as);
          return (
            probabilityAlive >= plain.atRiskBelow - 1e-9 && probabilityOfSilence >= plain.overdueBelow - 1e-9
          );
        };
        const below = (as: number) => {
          const { probabilityAlive, probabilityOfSilence } = scorer.predict(later(one, as), as);
          return (
            probabilityAlive < plain.atRiskBelow + 1e-9 || probabilityOfSilence < plain.overdueBelow + 1e-9
          );
        };
        if (day > one.lastDay) expect(above(day)).toBe(true);
        expect(below(day + 1)).toBe(true);
        expect(passed).toBe(day < asOf || day === one.lastDay);
        met++;
      }),
      { numRuns: runs(40) },
    );
    expect(met).toBeGreaterThan(5);
  });

  it("name the day by which an order is as likely as not, counted by the clock", () => {
    const family = families.mbgnbd;
    const clock = operationalTime(seasonal.season!);
    const one = customer({ frequency: 6, recency: 260 });
    const { by50, medianIfAlive } = createScorer(seasonal, plain).predict(one, asOf).nextOrder;
    const summary = modelClock(seasonal).summary(one, asOf);
    const none = (day: number) =>
      family.conditionalProbabilityOfTransactions(
        seasonal.params,
        summary,
        1.1 * clock.between(asOf, day),
        0,
      );
    expect(none(by50!)).toBeLessThanOrEqual(0.5);
    expect(none(by50! - 1)).toBeGreaterThan(0.5);
    expect(medianIfAlive).toBeLessThanOrEqual(by50!);
  });
});

describe("discounting under a season", () => {
  const delta = dailyDiscount(plain.discountRate);

  it("counts calendar days: the sum day by day is met to 1e-8", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(seasonal, seasonalPareto, seasonalRegular),
        anyCustomer,
        fc.constantFrom(30, 365, 1000),
        (model, one, days) => {
          const { clvIfAlive, expectedOrderValue } = createScorer(model, plain).predict(
            { ...one, cost: 0 },
            asOf,
            days,
          );
          near(clvIfAlive! / expectedOrderValue!, dayByDay(model, one, days, delta), 1e-8);
        },
      ),
      { numRuns: runs(12) },
    );
  });

  it("goes on without end: 160 years day by day leave less than 1e-6, and the sum lies within the clock's farthest lead", () => {
    const one = customer({ frequency: 3, recency: 213 });
    for (const model of [seasonal, seasonalPareto]) {
      const family = families[model.family];
      const prediction = createScorer(model, plain).predict(one, asOf);
      const purchases =
        prediction.residualValue! / prediction.expectedOrderValue! / prediction.probabilityAlive;
      near(purchases, dayByDay(model, one, 58_440, delta), 1e-6);
      const summary = modelClock(model).summary(one, asOf);
      const even =
        family.discountedExpectedTransactions(model.params, summary, delta / model.calibration) /
        prediction.probabilityAlive;
      // e^(−δ u) and e^(−δ τ) differ by at most e^(δ · lead); the clock never leads or lags by more than 60 days.
      expect(Math.abs(Math.log(purchases / even))).toBeLessThan(60 * delta);
    }
  }, 20_000);

  it("needs a discount for a sum without end", () => {
    const free = createScorer(seasonal, { ...plain, discountRate: 0 }).predict(customer(), asOf);
    expect(free.residualValue).toBeNull();
    expect(free.clvIfAlive).toBeCloseTo(free.expectedOrdersIfAlive * free.expectedOrderValue!, 10);
  });
});
