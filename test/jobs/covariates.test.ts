import { describe, expect, it } from "vitest";
import type { StoredOrder } from "../../functions/contract/order.ts";
import { createSummariseStream } from "../../functions/jobs/summariseStream.ts";
import { scoreCustomer } from "../../functions/scoring/scoreCustomer.ts";
import { createRunQueue } from "../../infra/local/runQueue.ts";
import { readForecast } from "../../functions/scoring/forecast/forecastFile.ts";
import type { ModelCard } from "../../model/evaluate/modelCard.ts";
import { createRandom } from "../../model/simulate/random.ts";
import { orderOf } from "../engine/orderOf.ts";
import { jobsUnderTest, today } from "./jobsUnderTest.ts";

const fresh = jobsUnderTest();
const night = { kind: "night", runId: "2024-10-04", asOf: today } as const;

/** Customers who came through the app buy three times as often as those of the web, and stay longer. */
function shopOrders(customers: number): StoredOrder[] {
  const random = createRandom(5);
  return Array.from({ length: customers }, (_, c) => {
    const app = c % 2 === 1;
    const pace = (app ? 15 : 45) * (0.5 + random.uniform());
    const orders: StoredOrder[] = [];
    let day = today - 1 - random.below(700);
    for (let n = 0; day <= today; n++) {
      // A later order may come another way: the first one counts.
      const channel = n > 0 && random.uniform() < 0.3 ? "phone" : app ? "app" : "web";
      orders.push(
        orderOf({ orderId: `o${c}-${n}`, customerId: `c${c}`, day, channel, at: day * 86_400_000 }),
      );
      if (random.uniform() < (app ? 0.1 : 0.3)) break;
      day += Math.ceil(pace * random.exponential());
    }
    return orders;
  }).flat();
}

describe("a night of a shop whose channels bring different customers", () => {
  it("learns it, and every stored row, live score and forecast goes by the customer's channel", async () => {
    const jobs = await fresh({});
    const { store, settings } = jobs.deps;
    await store.orders.put(shopOrders(500));
    await createSummariseStream(jobs.deps)({ Records: await jobs.takeRecords() });
    const run = await createRunQueue(jobs.deps).run(night).run;
    expect(run.detail).toMatchObject({ promoted: true, customers: 500 });

    const { modelId, rulesetId } = (await store.catalog.champion())!;
    const model = (await store.catalog.model(modelId))!;
    const ruleset = (await store.catalog.ruleset(rulesetId))!;
    expect(model.covariates!.map(({ name }) => name)).toEqual(["channel"]);
    expect(model.covariates![0].levels.map(({ name }) => name).sort()).toEqual(["app", "web"]);
    const { covariates } = model.card as ModelCard;
    expect(covariates!.serves).toBe(true);
    expect(covariates!.words.map(({ en }) => en).join(" ")).toMatch(/buy|leave/);

    const scores = await Promise.all(
      Array.from({ length: 500 }, async (_, c) => {
        const customerId = `c${c}`;
        const { history, row } = (await store.customers.get(customerId))!;
        expect(history.firstChannel).toBe(c % 2 === 1 ? "app" : "web");
        const score = scoreCustomer({ customerId, history, model, ruleset, settings, asOf: today })!;
        expect(row!.segment).toBe(score.segment);
        expect(row!.expectedOrders).toBeCloseTo(score.prediction.expectedOrders.value, 4);
        expect(row!.probabilityAlive).toBeCloseTo(score.prediction.probabilityAlive, 4);
        // The same past, had the first order come the other way.
        const other = { ...history, firstChannel: c % 2 === 1 ? "web" : "app" };
        const turned = scoreCustomer({ customerId, history: other, model, ruleset, settings, asOf: today })!;
        expect(turned.prediction.expectedOrders.value).not.toBe(score.prediction.expectedOrders.value);
        return score.prediction.expectedOrders.value;
      }),
    );
    const forecast = (await readForecast(store.blobs))!;
    const year = forecast.weeks.reduce(
      (sum: number, { known }: { known: { expected: number } }) => sum + known.expected,
      0,
    );
    expect(year / scores.reduce((sum, value) => sum + value, 0)).toBeCloseTo(364 / 365, 1);
  });
});
