import { expect, it } from "vitest";
import { createScorer } from "../../../../model/score/createScorer.ts";
import { cdnow, columnsOf, customer, plain } from "../../score/shop.ts";

/** CDNOW's published Pareto/NBD fit (CLVTools 0.12.1), time in days. */
const model = {
  ...cdnow,
  id: "cdnow-pareto",
  family: "paretonbd" as const,
  params: { r: 0.55315, alpha: 10.57633 * 7, s: 0.60625, beta: 11.6715 * 7 },
};
const asOf = 10_000;

it("a scorer answers from a Pareto/NBD model, of many what it answers of each", () => {
  const customers = [0, 1, 2, 7, 40].flatMap((frequency) =>
    [1, 30, 200, 272].map((recency) =>
      customer({ frequency, recency: frequency === 0 ? 0 : recency, T: 272 }),
    ),
  );
  const scorer = createScorer(model, plain);
  const many = scorer.predictColumns(columnsOf(customers), asOf, { nextOrder: true, residualValue: true });
  customers.forEach((summary, i) => {
    const one = scorer.predict(summary, asOf);
    expect(many.probabilityAlive[i]).toBe(one.probabilityAlive);
    expect(many.expectedOrders[i]).toBeCloseTo(one.expectedOrders.value, 10);
    expect(many.clv![i]).toBeCloseTo(one.clv!.value, 8);
    expect(one.expectedOrders.low).toBeLessThanOrEqual(one.expectedOrders.high);
    expect(one.residualValue).toBeGreaterThanOrEqual(one.clv!.value * 0.999);
    expect(one.actBy.day).not.toBeNull();
    expect(Number.isFinite(many.actBy[i])).toBe(true);
  });
});
