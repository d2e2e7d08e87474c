import { describe, expect, it } from "vitest";
import type { Model } from "../../../model/model.ts";
import { createScorer } from "../../../model/score/createScorer.ts";
import { cdnow, columnsOf, customer, plain } from "./shop.ts";

const asOf = 10_000;
/** Customers who buy with some regularity: the last purchase tells when the next is due. */
const regular: Model = {
  ...cdnow,
  id: "regular",
  family: "mbgcnbdk",
  params: { k: 3, r: 0.9, alpha: 25, a: 0.6, b: 2.4 },
};

describe("scores of regular buyers", () => {
  const recencies = [260, 200, 140];
  const customers = recencies.map((recency) => customer({ frequency: 4, recency, T: 272 }));

  it("look ahead from the last purchase: longer silence, sooner the next order if alive", () => {
    const scorer = createScorer(regular, plain);
    const medians = customers.map((one) => scorer.predict(one, asOf, 30).nextOrder.medianIfAlive!);
    expect(medians[1]).toBeLessThan(medians[0]);
    const orders = customers.map((one) => scorer.predict(one, asOf, 30).expectedOrdersIfAlive);
    expect(orders[1]).toBeGreaterThan(orders[0]);
  });

  it("are the same one by one and in bulk, for customers alike but for the last purchase", () => {
    const one = createScorer(regular, plain);
    const many = createScorer(regular, plain).predictColumns(columnsOf(customers), asOf, {
      nextOrder: true,
      residualValue: true,
    });
    customers.forEach((summary, i) => {
      const single = one.predict(summary, asOf);
      expect(many.expectedOrders[i]).toBe(single.expectedOrders.value);
      expect(many.expectedOrdersHigh![i]).toBe(single.expectedOrders.high);
      expect(many.clvLow![i]).toBe(single.clv!.low);
      expect(many.clvHigh![i]).toBe(single.clv!.high);
      expect(many.residualValue![i]).toBe(single.residualValue);
      expect(many.medianIfAlive![i]).toBe(single.nextOrder.medianIfAlive);
      expect(single.clv!.low).toBeLessThanOrEqual(single.clv!.value);
      expect(single.clv!.high).toBeGreaterThanOrEqual(single.clv!.value);
    });
  });

  it("with k = 1 are those of the plain sibling", () => {
    const { k: _, ...params } = regular.params;
    const scores = (model: Model) => createScorer(model, plain).predict(customers[1], asOf);
    const one = scores({ ...regular, params: { ...params, k: 1 } });
    const sibling = scores({ ...regular, family: "mbgnbd", params });
    expect(one.expectedOrders.value / sibling.expectedOrders.value).toBeCloseTo(1, 10);
    expect(one.clv!.high / sibling.clv!.high).toBeCloseTo(1, 6);
    expect(one.actBy.day).toBe(sibling.actBy.day);
  });
});
