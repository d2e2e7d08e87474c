import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createScorer } from "../../../model/score/createScorer.ts";
import { runs } from "../../support/runs.ts";
import { anyCustomer, anyModel, cdnow, columnsOf, customer, plain } from "./shop.ts";

const asOf = 10_000;
const close = (bulk: number, single: number | null) => {
  if (single === null) expect(bulk).toBeNaN();
  else expect(Math.abs(bulk - single)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(single)));
};

describe("predictColumns", () => {
  it("answers of many what predict answers of each", () => {
    fc.assert(
      fc.property(
        anyModel,
        fc.array(anyCustomer, { minLength: 1, maxLength: 20 }),
        fc.record({
          horizonDays: fc.integer({ min: 1, max: 800 }),
          costPerOrder: fc.constantFrom(0, 7),
          discountRate: fc.constantFrom(0, 0.1),
        }),
        (model, customers, over) => {
          const settings = { ...plain, ...over };
          const one = createScorer(model, settings);
          const many = createScorer(model, settings).predictColumns(columnsOf(customers), asOf, {
            nextOrder: true,
            residualValue: true,
          });
          customers.forEach((summary, i) => {
            const single = one.predict(summary, asOf);
            close(many.probabilityAlive[i], single.probabilityAlive);
            close(many.probabilityOfSilence[i], single.probabilityOfSilence);
            close(many.expectedOrders[i], single.expectedOrders.value);
            close(many.expectedOrdersLow![i], single.expectedOrders.low);
            close(many.expectedOrdersHigh![i], single.expectedOrders.high);
            close(many.expectedOrdersIfAlive[i], single.expectedOrdersIfAlive);
            close(many.expectedOrderValue![i], single.expectedOrderValue);
            close(many.expectedRevenue![i], single.expectedRevenue);
            close(many.clv![i], single.clv!.value);
            close(many.clvLow![i], single.clv!.low);
            close(many.clvHigh![i], single.clv!.high);
            close(many.clvIfAlive![i], single.clvIfAlive);
            close(many.valueAtRisk![i], single.valueAtRisk);
            close(many.residualValue![i], single.residualValue);
            close(many.probabilityWithinHorizon[i], single.nextOrder.probabilityWithinHorizon);
            close(many.medianIfAlive![i], single.nextOrder.medianIfAlive);
            close(many.by50![i], single.nextOrder.by50);
            close(many.actBy[i], single.actBy.day);
            expect(many.actByPassed[i] === 1).toBe(single.actBy.passed);
          });
        },
      ),
      { numRuns: runs(15) },
    );
  });

  it("answers the same in slices", () => {
    const customers = Array.from({ length: 40 }, (_, i) =>
      customer({ frequency: i, recency: 100 + i, T: 200 + 3 * i }),
    );
    const scorer = createScorer(cdnow, plain);
    const whole = scorer.predictColumns(columnsOf(customers), asOf).clvHigh!;
    const parts = [customers.slice(0, 13), customers.slice(13)].flatMap((slice) => [
      ...scorer.predictColumns(columnsOf(slice), asOf).clvHigh!,
    ]);
    expect(parts).toEqual([...whole]);
  });

  it("has no money without a spend model or without amounts", () => {
    const columns = columnsOf([customer()]);
    const unfitted = createScorer({ ...cdnow, spend: null }, plain).predictColumns(columns, asOf);
    const unpriced = createScorer(cdnow, plain).predictColumns(
      { ...columns, monetaryValue: null, spend: null },
      asOf,
    );
    for (const none of [unfitted, unpriced]) {
      expect(none).toMatchObject({ hasMoney: false, clv: null, clvLow: null, valueAtRisk: null });
      expect(none.expectedOrders[0]).toBeGreaterThan(0);
    }
  });

  it("leaves out what was not asked for", () => {
    const lean = createScorer(cdnow, plain).predictColumns(columnsOf([customer()]), asOf, {
      intervals: false,
    });
    expect(lean).toMatchObject({ clvLow: null, expectedOrdersHigh: null, by50: null, residualValue: null });
  });

  it("scores no customers at all", () => {
    expect(createScorer(cdnow, plain).predictColumns(columnsOf([]), asOf).length).toBe(0);
  });
});
