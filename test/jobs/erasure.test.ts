import { describe, expect, it } from "vitest";
import type { StoredMembershipEvent, StoredSignal } from "../../functions/contract/signal.ts";
import { createChampionReader } from "../../functions/jobs/champion.ts";
import { eraseCustomer } from "../../functions/jobs/eraseCustomer.ts";
import { exportList } from "../../functions/jobs/exportList.ts";
import { fail } from "../../functions/jobs/night/fail.ts";
import { steps } from "../../functions/jobs/night/steps.ts";
import { mergeCustomers } from "../../functions/jobs/mergeCustomers.ts";
import { rebuildCustomers } from "../../functions/jobs/rebuild.ts";
import { createSummariseStream } from "../../functions/jobs/summariseStream.ts";
import { createRunQueue } from "../../infra/local/runQueue.ts";
import { orderOf } from "../engine/orderOf.ts";
import { runs } from "../support/runs.ts";
import { type JobsUnderTest, jobsUnderTest, noon, today } from "./jobsUnderTest.ts";
import { whereStands } from "./wholeStore.ts";

const fresh = jobsUnderTest();
const erased = "erase-me-7f3a";
const night = { kind: "night", runId: "2024-10-04", asOf: today } as const;

const ids = [erased, ...Array.from({ length: 24 }, (_, i) => `c${i}`)];
const orders = ids.flatMap((customerId, c) =>
  Array.from({ length: 2 + (c % 4) }, (_, n) =>
    orderOf({ orderId: `o${c}-${n}`, customerId, day: today - 300 + 40 * n + c, amount: 1000 + 37 * c }),
  ),
);
const moment = { day: today - 5, at: (today - 5) * 86_400_000, happenedAt: "2024-09-29" };
const signals = ids.map(
  (customerId, c): StoredSignal => ({
    ...moment,
    customerId,
    signalId: `s${c}`,
    kind: "cost",
    amount: 100 + c,
  }),
);
const events = ids.map(
  (customerId, c): StoredMembershipEvent => ({
    ...moment,
    customerId,
    eventId: `m${c}`,
    type: "started",
    plan: "gold",
  }),
);

/** A shop whose stream has been delivered; the records of it come back for those who deliver them again. */
async function shop() {
  const jobs = await fresh();
  const { store } = jobs.deps;
  await store.orders.put(orders);
  await store.signals.put(signals);
  await store.memberships.put(events);
  const records = await jobs.takeRecords();
  await createSummariseStream(jobs.deps)({ Records: records });
  return { jobs, records };
}

async function startExport({ deps }: JobsUnderTest, id: string): Promise<void> {
  await deps.store.runs.put({
    kind: "export",
    id,
    state: "running",
    startedAt: noon,
    detail: { filters: {} },
  });
  await exportList(deps, id);
}

describe("an erased customer", () => {
  it("stands nowhere in the store: not in a table, a snapshot, an export, nor in what a failed night left", async () => {
    const { jobs } = await shop();
    const { deps } = jobs;
    await createRunQueue(deps).run(night).run;
    await startExport(jobs, "x1");
    const failing = { runId: "2024-10-05", asOf: today, shards: 1 };
    for (const step of ["begin", "reconcile", "summarise", "fit", "promote", "rescore"] as const) {
      await steps[step](deps, { ...failing, shard: 0 });
    }
    await fail(deps, failing, new Error("cut off"));
    const before = await whereStands(jobs, erased);
    for (const place of [
      "table orders",
      "table owners",
      "table signals",
      "table memberships",
      "table customers",
    ]) {
      expect(before).toContain(place);
    }
    for (const place of [/^blob snapshots\//, /^blob exports\/x1/, /^blob nights\/2024-10-05\//]) {
      expect(before.some((found) => place.test(found))).toBe(true);
    }

    expect(await eraseCustomer(deps, erased)).toMatchObject({ orders: 2, signals: 1, membershipEvents: 1 });
    expect(await whereStands(jobs, erased)).toEqual([]);
    expect(await whereStands(jobs, "c7")).not.toEqual([]);
  });

  it("stays erased when records of the stream come again", async () => {
    const { jobs, records } = await shop();
    await eraseCustomer(jobs.deps, erased);
    await createSummariseStream(jobs.deps)({ Records: [...records, ...(await jobs.takeRecords())] });
    expect(await whereStands(jobs, erased)).toEqual([]);
  });

  it("stays erased though signals that were let in before the tombstone are stored after the erasure", async () => {
    const { jobs } = await shop();
    const { store } = jobs.deps;
    await eraseCustomer(jobs.deps, erased);
    await jobs.takeRecords();
    await store.signals.put(signals.slice(0, 1));
    await store.memberships.put(events.slice(0, 1));
    expect(await whereStands(jobs, erased)).not.toEqual([]);
    await createSummariseStream(jobs.deps)({ Records: await jobs.takeRecords() });
    expect(await whereStands(jobs, erased)).toEqual([]);
  });

  it("stands nowhere after an erasure that raced a night, an export, late arrivals and records that came again", async () => {
    for (let round = 0; round < runs(3); round++) {
      const { jobs, records } = await shop();
      const { deps } = jobs;
      const handler = createSummariseStream(deps);
      const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
      const replay = async () => {
        for (let again = 0; again < 6; again++) {
          await handler({ Records: [...records, ...(await jobs.takeRecords())] });
          await pause(7 * round);
        }
      };
      const arrive = async () => {
        await pause(15 * round);
        await deps.store.signals.put(signals.slice(0, 1));
        await deps.store.orders.put([orderOf({ orderId: "late", customerId: erased, day: today })]);
      };
      const erase = async () => {
        await pause(40 * round);
        await eraseCustomer(deps, erased);
      };
      await Promise.all([
        createRunQueue(deps).run(night).run,
        erase(),
        replay(),
        arrive(),
        startExport(jobs, `x${round}`),
      ]);
      await handler({ Records: [...records, ...(await jobs.takeRecords())] });
      expect(await whereStands(jobs, erased)).toEqual([]);
      expect((await whereStands(jobs, "c7")).some((place) => place.startsWith("blob snapshots/"))).toBe(true);
    }
  });

  it("who was joined into another goes with that one, and leaves no trace of the old id", async () => {
    const { jobs } = await shop();
    const { deps } = jobs;

    expect(await mergeCustomers(deps, erased, "c3")).toEqual({ orders: 2, signals: 1, membershipEvents: 1 });
    expect(await whereStands(jobs, erased)).toEqual([]);
    const joined = (await deps.store.customers.get("c3"))!;
    expect(joined.signals!.costs).toEqual([{ day: today - 5, amount: 204 }]);
    await rebuildCustomers(deps, await createChampionReader(deps)(), ["c3"]);
    expect((await deps.store.customers.get("c3"))!.version).toBe(joined.version);
  });
});
