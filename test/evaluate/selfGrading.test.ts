import { describe, expect, it } from "vitest";
import { dueForecasts } from "../../model/evaluate/dueForecasts.ts";
import { gradeForecast, mergeForecastGrades } from "../../model/evaluate/forecastGrade.ts";
import { fitModel } from "../../model/evaluate/fitModel.ts";
import { trackRecord } from "../../model/evaluate/trackRecord.ts";
import { withModelId } from "../../model/evaluate/withModelId.ts";
import { simulateShop } from "./support/simulateShop.ts";

describe("dueForecasts", () => {
  const nights = Array.from({ length: 60 }, (_, i) => ({ asOf: 100 + i, modelId: `m${i}` }));

  it("names windows that have ended and do not overlap those graded", () => {
    const due = dueForecasts(nights, [], 130);
    expect(due.filter(({ days }) => days === 7).map(({ origin }) => origin)).toEqual([100, 107, 114, 121]);
    expect(due.filter(({ days }) => days === 28).map(({ origin }) => origin)).toEqual([100]);
    expect(due.filter(({ days }) => days > 28)).toEqual([]);
    const graded = [{ origin: 121, days: 7 }];
    expect(dueForecasts(nights, graded, 134).filter(({ days }) => days === 7)).toEqual([]);
    expect(dueForecasts(nights, graded, 135).filter(({ days }) => days === 7)).toEqual([
      { origin: 128, days: 7, modelId: "m28" },
    ]);
  });
});

describe("gradeForecast", () => {
  const customers = simulateShop(21, 1200);
  const model = withModelId(fitModel(customers, { asOf: 400, digits: 2 }).model);
  const due = { origin: 400, days: 28, modelId: model.id };
  const histories = customers.map(({ history }) => history);

  it("comes near what happened in a shop that follows its model", () => {
    const { predicted, actual, variance, held, customers: known } = gradeForecast(model, histories, due);
    expect(known).toBe(customers.filter(({ history }) => history.days[0] <= 400).length);
    expect(Math.abs(predicted - actual)).toBeLessThan(4 * Math.sqrt(variance));
    expect(Math.abs(held - 0.8)).toBeLessThan(0.04);
  });

  it("gives the same of shards, merged, as of the whole", () => {
    const whole = gradeForecast(model, histories, due);
    const parts = [0, 1, 2].map((shard) =>
      gradeForecast(
        model,
        histories.filter((_, i) => i % 3 === shard),
        due,
      ),
    );
    const merged = mergeForecastGrades(parts);
    expect(merged.customers).toBe(whole.customers);
    expect(merged.actual).toBe(whole.actual);
    expect(merged.predicted).toBeCloseTo(whole.predicted, 8);
    expect(merged.held).toBeCloseTo(whole.held, 10);
  });
});

describe("trackRecord", () => {
  it("says in words how forecasts came true", () => {
    const grade = {
      days: 7,
      modelId: "m",
      customers: 50,
      variance: 90,
      predicted: 100.3,
      actual: 99,
      held: 0.81,
    };
    const grades = Array.from({ length: 14 }, (_, i) => ({ ...grade, origin: 7 * i }));
    const [record] = trackRecord(grades);
    expect(record.windows).toBe(12);
    expect(record.words.en).toBe(
      "In the last 12 windows of 7 days: predicted 1,204 orders, actual 1,188; 81% of the 80% intervals held.",
    );
    expect(record.words.ar).toBe(
      "في آخر 12 فترة مدة كل منها 7 أيام: عدد الطلبات المتوقَّع 1,204 والفعلي 1,188، وصدق 81% من مجالات التوقع ذات الـ80%.",
    );
  });

  it("counts windows in the grammar of both languages, and says which they are", () => {
    const grade = { days: 28, modelId: "m", customers: 50, variance: 1, predicted: 1, actual: 2, held: 0.8 };
    const [one] = trackRecord([{ ...grade, origin: 0 }]);
    expect(one.words.en).toBe(
      "In the last window of 28 days: predicted 1 order, actual 2; 80% of the 80% intervals held.",
    );
    expect(one.words.ar).toMatch(/^في آخر فترة مدتها 28 يومًا: /);
    const [two] = trackRecord(
      [0, 28].map((origin) => ({ ...grade, origin })),
      "first",
    );
    expect(two.words.en).toMatch(/^In the first 2 windows of 28 days after the split: predicted 2 orders, /);
    expect(two.words.ar).toMatch(/^في أول فترتين بعد تاريخ الفصل مدة كل منهما 28 يومًا: /);
  });
});
