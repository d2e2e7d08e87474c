import { describe, expect, it } from "vitest";
import type { StoredOrder } from "../../functions/contract/order.ts";
import { eraseCustomer } from "../../functions/jobs/eraseCustomer.ts";
import { AlreadyUnderWay, begin, NightUnderWay } from "../../functions/jobs/night/begin.ts";
import { fail } from "../../functions/jobs/night/fail.ts";
import { nightFiles } from "../../functions/jobs/night/nightFiles.ts";
import { steps } from "../../functions/jobs/night/steps.ts";
import { createSummariseStream } from "../../functions/jobs/summariseStream.ts";
import { readLatestSnapshot } from "../../functions/scoring/snapshot/latestSnapshot.ts";
import { createRunQueue } from "../../infra/local/runQueue.ts";
import { orderOf } from "../engine/orderOf.ts";
import { type JobsUnderTest, jobsUnderTest, noon, today } from "./jobsUnderTest.ts";
import { shopState } from "./shopState.ts";

const fresh = jobsUnderTest();
const night = { kind: "night", runId: "2024-10-04", asOf: today } as const;

/** A shop of so many customers who buy for two years at their own pace and may leave after any purchase. */
function shopOrders(customers: number, seed = 1): StoredOrder[] {
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 1) / (2 ** 32 + 1);
  };
  const orders: StoredOrder[] = [];
  for (let c = 0; c < customers; c++) {
    const pace = 10 + 80 * random();
    const spend = 1000 + 9000 * random();
    let day = today - 1 - Math.floor(700 * random());
    for (let n = 0; day <= today; n++) {
      const amount = Math.round(spend * (0.5 + random()));
      orders.push(
        orderOf({ orderId: `o${c}-${n}`, customerId: `c${c}`, day, amount, channel: ["web", "app"][c % 2] }),
      );
      if (random() < 0.2) break;
      day += Math.ceil(-pace * Math.log(random()));
    }
  }
  return orders;
}

async function shop(customers: number, settings = {}): Promise<JobsUnderTest> {
  const jobs = await fresh(settings);
  await jobs.deps.store.orders.put(shopOrders(customers));
  await createSummariseStream(jobs.deps)({ Records: await jobs.takeRecords() });
  return jobs;
}

async function counted(jobs: JobsUnderTest) {
  const totals = await jobs.deps.store.catalog.totals((await jobs.deps.store.catalog.champion())!.runId);
  const listed: Record<string, number> = {};
  for (const segment of Object.keys(totals)) {
    const { rows } = await jobs.deps.store.customers.list(segment, { limit: 10_000 });
    listed[segment] = rows.length;
  }
  return {
    totals: Object.fromEntries(Object.entries(totals).map(([name, of]) => [name, of.customers])),
    listed,
  };
}

describe("a night", () => {
  it("fits, promotes, scores everyone, and leaves totals, snapshot and lists that agree", async () => {
    const jobs = await shop(300);
    const run = await createRunQueue(jobs.deps).run(night).run;
    expect(run.state).toBe("done");
    expect(run.detail).toMatchObject({
      promoted: true,
      reason: null,
      customers: 300,
      written: 300,
      mended: 0,
    });
    const { totals, listed } = await counted(jobs);
    expect(listed).toEqual(totals);
    expect(Object.values(totals).reduce((sum, n) => sum + n, 0)).toBe(300);
    const snapshot = (await readLatestSnapshot(jobs.deps.store.blobs))!;
    expect(snapshot.customerIds.length).toBe(300);
    const one = (await jobs.deps.store.customers.get("c7"))!;
    const place = snapshot.customerIds.indexOf("c7");
    expect(snapshot.columns.clv[place]).toBe(one.row!.clv);
    expect(snapshot.segments[snapshot.columns.segment[place]]).toBe(one.row!.segment);
    expect(snapshot.facts.predictedValue[place]).toBe(one.row!.clv);
    expect(await jobs.deps.store.blobs.list("nights/")).toEqual([]);
  });

  it("run again writes nothing but its own record", async () => {
    const jobs = await shop(150);
    const queue = createRunQueue(jobs.deps);
    await queue.run(night).run;
    const before = { ...jobs.writes };
    const state = await shopState(jobs.deps);
    const again = await queue.run(night).run;
    expect(again.detail).toMatchObject({ promoted: true, written: 0, saved: 150 });
    expect({ ...jobs.writes, runs: 0 }).toEqual({ ...before, runs: 0 });
    expect(await shopState(jobs.deps)).toEqual(state);
  });

  it("run again after new orders takes them in", async () => {
    const jobs = await shop(150);
    const queue = createRunQueue(jobs.deps);
    await queue.run(night).run;
    await jobs.deps.store.orders.put([orderOf({ orderId: "new", customerId: "new", day: today })]);
    await jobs.takeRecords();
    const again = await queue.run(night).run;
    expect(again.detail).toMatchObject({ promoted: true, mended: 1, customers: 151 });
  });

  it("that cannot fit is marked failed with the reason, and what served before still serves", async () => {
    const jobs = await shop(120);
    const queue = createRunQueue(jobs.deps);
    await queue.run(night).run;
    const { store } = jobs.deps;
    const champion = await store.catalog.champion();
    const damaged = {
      ...store.blobs,
      get: async (key: string) => (key.includes("statistics") ? null : store.blobs.get(key)),
    };
    const failing = createRunQueue({ ...jobs.deps, store: { ...store, blobs: damaged } });
    await expect(failing.run({ ...night, runId: "2024-10-05" }).run).rejects.toThrow(
      "requires what an earlier step left",
    );
    const failed = (await store.runs.get("night", "2024-10-05"))!;
    expect(failed.state).toBe("failed");
    expect(failed.reason).toContain("statistics/0");
    expect(await store.catalog.champion()).toEqual(champion);
    expect((await queue.run({ ...night, runId: "2024-10-06" }).run).state).toBe("done");
  });

  it("does not promote a fit that did not converge, or on data that shrank; the reason is in the run", async () => {
    const jobs = await shop(120);
    const { store } = jobs.deps;
    await createRunQueue(jobs.deps).run(night).run;
    const champion = (await store.catalog.champion())!;
    const input = { runId: "later", asOf: today, shards: 1 };
    const candidate = {
      ...champion,
      family: "bgnbd",
      basis: "data",
      converged: true,
      customers: 120,
      repeaters: 9,
    };
    for (const [change, reason] of [
      [{ converged: false }, "The fit of bgnbd did not converge."],
      [{ customers: 90 }, "The data shrank: 90 customers, where the model that serves was fitted on 120."],
    ] as const) {
      await nightFiles(store.blobs, "later").putJson("candidate", { ...candidate, ...change });
      expect(await steps.promote(jobs.deps, input)).toMatchObject({ promoted: false, reason });
      expect(await store.catalog.champion()).toEqual(champion);
    }
  });

  it("waits for the one before: two at a time cannot begin", async () => {
    const jobs = await fresh();
    await begin(jobs.deps, { runId: "a", asOf: today, shards: 1 });
    await begin(jobs.deps, { runId: "a", asOf: today, shards: 1 });
    await expect(begin(jobs.deps, { runId: "b", asOf: today, shards: 1 })).rejects.toThrow(NightUnderWay);
  });

  it("that another execution works on is neither begun nor marked failed; a done one stays done", async () => {
    const jobs = await fresh();
    const { runs } = jobs.deps.store;
    const [one, other] = ["one", "other"].map((execution) => ({
      runId: "a",
      asOf: today,
      shards: 1,
      execution,
    }));
    await begin(jobs.deps, one);
    await begin(jobs.deps, one);
    await expect(begin(jobs.deps, other)).rejects.toThrow(AlreadyUnderWay);
    expect(await fail(jobs.deps, other, new Error("too late"))).toEqual({ marked: false });
    expect((await runs.get("night", "a"))!.state).toBe("running");
    await expect(begin(jobs.deps, { ...other, runId: "b" })).rejects.toThrow(NightUnderWay);
    expect(await fail(jobs.deps, { ...other, runId: "b" }, new Error("waited in vain"))).toEqual({
      marked: true,
    });
    expect((await runs.get("night", "b"))!.reason).toBe("waited in vain");
    expect(await runs.holder()).toBe("a one");

    await runs.put({ ...(await runs.get("night", "a"))!, state: "done" });
    expect(await fail(jobs.deps, one, new Error("after the end"))).toEqual({ marked: false });
    expect((await runs.get("night", "a"))!.state).toBe("done");
    expect(await runs.holder()).toBeNull();
  });

  it("goes well in a shop without customers, with one, and with nobody who came back", async () => {
    for (const customers of [0, 1, 30]) {
      const jobs = await fresh();
      const orders = Array.from({ length: customers }, (_, i) =>
        orderOf({ orderId: `o${i}`, customerId: `c${i}` }),
      );
      await jobs.deps.store.orders.put(orders);
      await createSummariseStream(jobs.deps)({ Records: await jobs.takeRecords() });
      const run = await createRunQueue(jobs.deps).run({ ...night, asOf: today + 30 }).run;
      expect(run.detail).toMatchObject({ promoted: true, customers });
      expect((run.detail.candidate as { basis: string }).basis).not.toBe("data");
    }
  });

  it("gives excluded customers no row, and takes away the one they had", async () => {
    const jobs = await shop(100);
    const settings = { ...jobs.deps.settings, excludeCustomers: ["c3"] };
    const run = await createRunQueue({ ...jobs.deps, settings }).run(night).run;
    expect(run.detail).toMatchObject({ customers: 99 });
    expect((await jobs.deps.store.customers.get("c3"))!.row).toBeNull();
    const { totals, listed } = await counted(jobs);
    expect(listed).toEqual(totals);
  });

  it("restarted at whichever write it was killed ends as if it had not been", async () => {
    const whole = await shop(40);
    const before = Object.values(whole.writes).reduce((sum, n) => sum + n, 0);
    await createRunQueue(whole.deps).run(night).run;
    const writes = Object.values(whole.writes).reduce((sum, n) => sum + n, 0) - before;
    const wanted = { ...(await shopState(whole.deps)), ...(await counted(whole)) };
    for (let n = 0; n < writes; n += 6) {
      const jobs = await shop(40);
      jobs.killAtWrite(n);
      await createRunQueue(jobs.deps)
        .run(night)
        .run.catch(() => {});
      jobs.revive();
      expect((await createRunQueue(jobs.deps).run(night).run).state).toBe("done");
      expect({ n, ...(await shopState(jobs.deps)), ...(await counted(jobs)) }).toEqual({ n, ...wanted });
    }
  });

  it("does not bring back a customer who is erased while it scores", async () => {
    const jobs = await fresh();
    await jobs.deps.store.orders.put(shopOrders(60));
    const replayed = await jobs.takeRecords();
    await createSummariseStream(jobs.deps)({ Records: replayed });
    const { store } = jobs.deps;
    const putRow = store.customers.putRow;
    let erased = false;
    const racing = {
      ...store,
      customers: {
        ...store.customers,
        putRow: async (...args: Parameters<typeof putRow>) => {
          if (!erased && args[0] === "c5") {
            erased = true;
            await eraseCustomer(jobs.deps, "c5");
          }
          return putRow(...args);
        },
      },
    };
    await createRunQueue({ ...jobs.deps, now: () => noon, store: racing }).run(night).run;
    await createSummariseStream(jobs.deps)({ Records: [...replayed, ...(await jobs.takeRecords())] });
    expect(erased).toBe(true);
    expect(await store.customers.get("c5")).toBeNull();
    expect(await store.orders.ofCustomer("c5")).toEqual([]);
    expect((await readLatestSnapshot(store.blobs))!.customerIds).not.toContain("c5");
  });
});

describe("saving rules", () => {
  it("places everyone anew by the same model", async () => {
    const jobs = await shop(120);
    const queue = createRunQueue(jobs.deps);
    await queue.run(night).run;
    const { store } = jobs.deps;
    const champion = (await store.catalog.champion())!;
    const recipe = {
      cutoffs: {},
      rules: [
        {
          segment: "new_here",
          label: { en: "New here", ar: "جديد" },
          when: { field: "tenureDays", op: "<", than: 90 } as const,
        },
        { segment: "others", label: { en: "Others", ar: "الآخرون" }, when: { always: true } as const },
      ],
    };
    await store.catalog.putRecipe({ recipe, changedAt: noon }, 0);
    const run = await queue.run({ ...night, kind: "resegment", runId: "2024-10-04T12" }).run;
    expect(run).toMatchObject({ state: "done", detail: { promoted: true, customers: 120 } });
    expect((await store.catalog.champion())!.modelId).toBe(champion.modelId);
    const { totals, listed } = await counted(jobs);
    expect(Object.keys(totals).sort()).toEqual(["new_here", "others"]);
    expect(listed).toEqual(totals);
    expect((await store.customers.list("steady", { limit: 9 })).rows).toEqual([]);
  });
});
