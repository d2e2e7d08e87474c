import { describe, expect, it } from "vitest";
import type { ForecastGrade } from "../../model/evaluate/forecastGrade.ts";
import { createSummariseStream } from "../../functions/jobs/summariseStream.ts";
import { createRunQueue } from "../../infra/local/runQueue.ts";
import { orderOf } from "../engine/orderOf.ts";
import { jobsUnderTest, today } from "./jobsUnderTest.ts";

const fresh = jobsUnderTest();

describe("a night", () => {
  it("grades what the nights before it forecast, once each and without overlap", async () => {
    const jobs = await fresh();
    const orders = Array.from({ length: 160 }, (_, c) =>
      Array.from({ length: 1 + (c % 5) }, (_, n) =>
        orderOf({
          orderId: `o${c}-${n}`,
          customerId: `c${c}`,
          day: today - 300 + c + 23 * n,
          amount: 900 + c,
        }),
      ),
    ).flat();
    await jobs.deps.store.orders.put(orders);
    await createSummariseStream(jobs.deps)({ Records: await jobs.takeRecords() });
    const queue = createRunQueue(jobs.deps);
    const night = async (asOf: number) => {
      const run = await queue.run({ kind: "night", runId: `night-${asOf}`, asOf }).run;
      return run.detail.grades as ForecastGrade[];
    };
    expect(await night(today - 10)).toEqual([]);
    expect(await night(today - 9)).toEqual([]);
    const first = await night(today - 3);
    expect(first).toMatchObject([{ origin: today - 10, days: 7 }]);
    const known = new Set(orders.filter(({ day }) => day <= today - 10).map(({ customerId }) => customerId));
    expect(first[0].customers).toBe(known.size);
    expect(first[0].actual).toBe(
      orders.filter(({ day, customerId }) => day > today - 10 && day <= today - 3 && known.has(customerId))
        .length,
    );
    expect(first[0].predicted).toBeGreaterThan(0);
    expect(await night(today - 2)).toEqual([]);
    expect(await night(today - 3)).toEqual(first);
  });
});
