import { describe, expect, it } from "vitest";
import type { StoredOrder } from "../../functions/contract/order.ts";
import type { Candidate } from "../../functions/jobs/night/fit.ts";
import { createSummariseStream } from "../../functions/jobs/summariseStream.ts";
import { readForecast } from "../../functions/scoring/forecast/forecastFile.ts";
import { readLatestSnapshot } from "../../functions/scoring/snapshot/latestSnapshot.ts";
import { scorerOf } from "../../functions/scoring/scorerOf.ts";
import { summaryOf } from "../../functions/scoring/summaryOf.ts";
import { createRunQueue } from "../../infra/local/runQueue.ts";
import { operationalTime } from "../../model/calendar/operationalTime.ts";
import { backtest } from "../../model/evaluate/backtest.ts";
import { recipeName } from "../../model/evaluate/recipe.ts";
import type { Model } from "../../model/model.ts";
import { orderOf } from "../engine/orderOf.ts";
import { christmasSeason, lastDay, seasonalShop } from "../model/calendar/support/seasonalShop.ts";
import { jobsUnderTest, today } from "./jobsUnderTest.ts";

const fresh = jobsUnderTest();

/** Orders of a simulated shop that ends today. */
function ordersOf(histories: readonly (readonly number[])[], shift: number): StoredOrder[] {
  return histories.flatMap((days, c) =>
    days.map((day, n) =>
      orderOf({ orderId: `o${c}-${n}`, customerId: `c${c}`, day: day + shift, amount: 1000 + 10 * c }),
    ),
  );
}

describe("a night of a shop with a season", () => {
  it("serves a recipe on the shop's own clock, the one backtest names, and scores, lists and forecasts by it", async () => {
    // Its calendar is that of its own days: the night is one of its last day.
    const asOf = lastDay;
    const jobs = await fresh();
    await jobs.deps.store.orders.put(ordersOf(seasonalShop(11, 700, 900, christmasSeason), 0));
    await createSummariseStream(jobs.deps)({ Records: await jobs.takeRecords() });
    const run = await createRunQueue(jobs.deps).run({ kind: "night", runId: "seasonal", asOf }).run;
    expect(run.state).toBe("done");
    const { catalog, customers, blobs } = jobs.deps.store;
    const model = (await catalog.model((await catalog.champion())!.modelId))! as Model & { card: unknown };
    expect((run.detail.candidate as Candidate).family).toMatch(/\+season$/);
    expect(model.season).not.toBeNull();
    const clock = operationalTime(model.season!);
    const truth = operationalTime(christmasSeason);
    const peak = [...Array(365).keys()].reduce((best, i) =>
      truth.speed(asOf + i) > truth.speed(asOf + best) ? i : best,
    );
    expect(clock.speed(asOf + peak)).toBeGreaterThan(1.5);
    expect(model.findings.map(({ code }) => code)).toContain("season");

    // backtest learns from the same orders, and names the same champion.
    const known = [];
    for await (const customer of customers.scan(0, 1)) known.push(customer);
    const { champion } = backtest(known, { split: asOf, until: asOf + 1, digits: 2 });
    expect(champion.family).toBe(recipeName(model));

    // The rows, a score asked live and the snapshot say the same.
    const snapshot = (await readLatestSnapshot(blobs))!;
    const scorer = scorerOf(model, jobs.deps.settings);
    for (const { customerId, history, row } of known.slice(0, 30)) {
      const one = scorer.predict(summaryOf(history, asOf, jobs.deps.settings)!, asOf);
      const at = snapshot.customerIds.indexOf(customerId);
      expect(row!.expectedOrders).toBeCloseTo(one.expectedOrders.value, 9);
      expect(row!.actBy).toBe(one.actBy.day);
      expect(snapshot.columns.probabilityAlive[at]).toBeCloseTo(one.probabilityAlive, 9);
    }
    const forecast = (await readForecast(blobs))!;
    const speedIn = ({ from, to }: { from: number; to: number }) => clock.between(from - 1, to);
    const first = forecast.weeks.slice(0, 45);
    const busiest = first.reduce((best, week) => (speedIn(week) > speedIn(best) ? week : best));
    const quietest = first.reduce((best, week) => (speedIn(week) < speedIn(best) ? week : best));
    expect(busiest.known.expected).toBeGreaterThan(1.5 * quietest.known.expected);
  }, 240_000);

  it("gives a shop without a season none", async () => {
    const jobs = await fresh();
    await jobs.deps.store.orders.put(ordersOf(seasonalShop(12, 200, 700), today - lastDay));
    await createSummariseStream(jobs.deps)({ Records: await jobs.takeRecords() });
    await createRunQueue(jobs.deps).run({ kind: "night", runId: "even", asOf: today }).run;
    const { catalog } = jobs.deps.store;
    const model = (await catalog.model((await catalog.champion())!.modelId))!;
    expect(model.basis).toBe("data");
    expect("season" in model).toBe(false);
  }, 120_000);
});
