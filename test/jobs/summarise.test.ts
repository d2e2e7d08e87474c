import fc from "fast-check";
import { expect, it } from "vitest";
import type { StoredOrder } from "../../functions/contract/order.ts";
import type { StreamRecord } from "../../functions/contract/stream.ts";
import { mergeCustomers } from "../../functions/jobs/mergeCustomers.ts";
import { reconcileShard } from "../../functions/jobs/reconcileShard.ts";
import { createSummariseStream } from "../../functions/jobs/summariseStream.ts";
import { orderOf } from "../engine/orderOf.ts";
import { runs } from "../support/runs.ts";
import { describeJobs } from "./describeJobs.ts";
import { type JobsUnderTest, today } from "./jobsUnderTest.ts";
import { shopState } from "./shopState.ts";

/** A shop's events in the order they happened: the revision says which came later. */
const events = fc
  .array(
    fc.record({
      order: fc.nat(5),
      customer: fc.nat(2),
      day: fc.integer({ min: today - 60, max: today }),
      amount: fc.integer({ min: 0, max: 3000 }),
      refund: fc.boolean(),
      channel: fc.constantFrom("web", "store", undefined),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map((posts) =>
    posts.map(({ order, customer, day, amount, refund, channel }, revision): StoredOrder => {
      // Ids above 3 are refunds, of the order two before them; an id keeps its type.
      const isRefund = order > 3;
      return orderOf({
        orderId: `o${order}`,
        customerId: `c${customer}`,
        type: isRefund ? "refund" : "order",
        ...(isRefund && refund && { refundOf: `o${order - 2}` }),
        day,
        amount: isRefund ? amount + 1 : amount,
        revision,
        channel,
      });
    }),
  );

async function deliverAll({ deps, takeRecords }: JobsUnderTest): Promise<StreamRecord[]> {
  const handler = createSummariseStream(deps);
  const delivered: StreamRecord[] = [];
  for (let records = await takeRecords(); records.length > 0; records = await takeRecords()) {
    await handler({ Records: records });
    delivered.push(...records);
  }
  return delivered;
}

describeJobs("the summary of a customer", (fresh, slowness) => {
  it("is the same posted once in order, or twice, late and shuffled, with the stream shuffled, repeated and batched at random", async () => {
    await fc.assert(
      fc.asyncProperty(events, fc.infiniteStream(fc.nat()), async (inOrder, random) => {
        const draw = (below: number) => random.next().value % below;
        const straight = await fresh();
        for (const order of inOrder) {
          await straight.deps.store.orders.put([order]);
          await deliverAll(straight);
        }

        const crooked = await fresh();
        const handler = createSummariseStream(crooked.deps);
        /** Delivered in batches of random size, now and then two at once. */
        const deliver = async (records: StreamRecord[]) => {
          while (records.length > 0) {
            const batches = Array.from({ length: 1 + draw(2) }, () => records.splice(0, 1 + draw(6)));
            const answers = await Promise.all(batches.map((Records) => handler({ Records })));
            for (const { batchItemFailures } of answers) expect(batchItemFailures).toEqual([]);
          }
        };
        const seen: StreamRecord[] = [];
        const posts = shuffled([...inOrder, ...inOrder], random);
        while (posts.length > 0) {
          await crooked.deps.store.orders.put(posts.splice(0, 1 + draw(5)));
          seen.push(...(await crooked.takeRecords()));
          const some = shuffled(seen, random).slice(0, draw(seen.length + 1));
          await deliver(shuffled([...some, ...some.slice(0, draw(4))], random));
        }
        // Each record at least once, whatever came before.
        await deliver(shuffled(seen, random));
        expect(await shopState(crooked.deps)).toEqual(await shopState(straight.deps));
      }),
      { numRuns: runs(9 / slowness) },
    );
  });

  it("is not written again when its records come again", async () => {
    const jobs = await fresh();
    await jobs.deps.store.orders.put([orderOf({ orderId: "o", customerId: "c" })]);
    const again = await deliverAll(jobs);
    expect(again.length).toBeGreaterThan(0);
    const { version } = (await jobs.deps.store.customers.get("c"))!;
    await createSummariseStream(jobs.deps)({ Records: [...again, ...again] });
    expect((await jobs.deps.store.customers.get("c"))!.version).toBe(version);
  });

  // What an item holds does not hang on the engine; the slow one would take most of a minute to take them in.
  it.skipIf(slowness > 1)("holds 10,000 orders of one customer in one item", async () => {
    const jobs = await fresh({ excludeCustomers: ["till"] });
    const orders = Array.from({ length: 10_000 }, (_, i) =>
      orderOf({ orderId: `o${i}`, customerId: "till", day: today - i, amount: 100_000 + i }),
    );
    await jobs.deps.store.orders.put(orders);
    await deliverAll(jobs);
    const till = (await jobs.deps.store.customers.get("till"))!;
    expect(till.history.days.length).toBe(10_000);
    expect(till.row).toBeNull();
  });

  it("follows its orders to another customer, and leaves none behind", async () => {
    const jobs = await fresh();
    const { store } = jobs.deps;
    await store.orders.put([
      orderOf({ orderId: "o1", customerId: "a", day: today - 9 }),
      orderOf({ orderId: "o2", customerId: "b", day: today - 5 }),
    ]);
    await deliverAll(jobs);
    expect(await mergeCustomers(jobs.deps, "a", "b")).toMatchObject({ orders: 1 });
    expect(await store.customers.get("a")).toBeNull();
    expect((await store.customers.get("b"))!.history.days).toEqual([today - 9, today - 5]);
    const totals = await store.catalog.totals("prior");
    expect(Object.values(totals).reduce((sum, { customers }) => sum + customers, 0)).toBe(1);
  });

  it("is mended by reconcile wherever between two writes the process was killed", async () => {
    const first = [
      orderOf({ orderId: "o1", customerId: "a", day: today - 20 }),
      orderOf({ orderId: "o2", customerId: "a", day: today - 10 }),
      orderOf({ orderId: "o3", customerId: "b", day: today - 15 }),
    ];
    const second = [
      { ...first[0], customerId: "b", revision: 2 },
      { ...first[2], amount: 700 },
      orderOf({ orderId: "o4", customerId: "c", day: today - 1 }),
      orderOf({ orderId: "o5", customerId: "c", day: today, revision: 1 }),
      { ...first[1], customerId: "c" },
    ];
    const begun = async () => {
      const jobs = await fresh();
      await jobs.deps.store.orders.put(first);
      await deliverAll(jobs);
      return jobs;
    };
    const whole = await begun();
    const before = Object.values(whole.writes).reduce((sum, n) => sum + n, 0);
    await whole.deps.store.orders.put(second);
    await deliverAll(whole);
    const writes = Object.values(whole.writes).reduce((sum, n) => sum + n, 0) - before;
    // What a crash took from the live totals is put right by the next night.
    const { totals: _, ...wanted } = await shopState(whole.deps);
    expect(writes).toBeGreaterThan(15);

    for (let n = 0; n < writes; n += slowness) {
      const jobs = await begun();
      jobs.killAtWrite(n);
      const killed = await jobs.deps.store.orders
        .put(second)
        .then(async () => createSummariseStream(jobs.deps)({ Records: await jobs.takeRecords() }))
        .then(
          () => false,
          () => true,
        );
      // What was on its way in the stream is lost with the process; the shop sends its orders again.
      await jobs.takeRecords();
      jobs.revive();
      await reconcileShard(jobs.deps, 0, 1);
      if (killed) {
        await jobs.deps.store.orders.put(second);
        await jobs.takeRecords();
        await reconcileShard(jobs.deps, 0, 1);
      }
      const { totals: __, ...found } = await shopState(jobs.deps);
      expect({ n, ...found }).toEqual({ n, ...wanted });
      expect((await reconcileShard(jobs.deps, 0, 1)).mended).toBe(0);
    }
  });
});

function shuffled<T>(items: readonly T[], random: Iterator<number>): T[] {
  return items
    .map((item) => ({ item, at: random.next().value as number }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
