import fc from "fast-check";
import { expect, it } from "vitest";
import type { StoredMembershipEvent, StoredSignal } from "../../functions/contract/signal.ts";
import type { StreamRecord } from "../../functions/contract/stream.ts";
import { mergeCustomers } from "../../functions/jobs/mergeCustomers.ts";
import { steps } from "../../functions/jobs/night/steps.ts";
import { reconcileShard } from "../../functions/jobs/reconcileShard.ts";
import { createSummariseStream } from "../../functions/jobs/summariseStream.ts";
import { buildSignalHistory } from "../../model/signals/buildSignalHistory.ts";
import { orderOf } from "../engine/orderOf.ts";
import { runs } from "../support/runs.ts";
import { describeJobs } from "./describeJobs.ts";
import { type JobsUnderTest, today } from "./jobsUnderTest.ts";
import { shopState } from "./shopState.ts";

type Post =
  | { to: "orders"; item: ReturnType<typeof orderOf> }
  | { to: "signals"; item: StoredSignal }
  | { to: "memberships"; item: StoredMembershipEvent };

const base = (customer: number, day: number, revision: number) => ({
  customerId: `c${customer}`,
  day,
  at: day * 86_400_000,
  happenedAt: `day ${day}`,
  revision,
});

/** What happens to a shop, in order: the revision says which came later. */
const events = fc
  .array(
    fc.record({
      what: fc.nat(4),
      id: fc.nat(2),
      customer: fc.nat(2),
      day: fc.integer({ min: today - 60, max: today }),
      value: fc.integer({ min: 1, max: 5 }),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map((rows) =>
    rows.map(({ what, id, customer, day, value }, revision): Post => {
      const shared = base(customer, day, revision);
      if (what === 0) {
        return {
          to: "orders",
          item: orderOf({ orderId: `o${customer}-${id}`, customerId: `c${customer}`, day, revision }),
        };
      }
      if (what === 1) {
        const type = (["started", "renewed", "ended"] as const)[value % 3];
        return { to: "memberships", item: { ...shared, eventId: `m${id}`, type, plan: "gold" } };
      }
      const content = [
        { kind: "rating" as const, value },
        { kind: "cost" as const, amount: 100 * value },
        {
          kind: "consent" as const,
          channel: "email" as const,
          state: value > 2 ? ("granted" as const) : ("withdrawn" as const),
        },
      ][what - 2];
      return { to: "signals", item: { ...shared, signalId: `s${id}`, ...content } };
    }),
  );

async function put({ deps }: JobsUnderTest, posts: readonly Post[]): Promise<void> {
  for (const { to, item } of posts) {
    if (to === "orders") await deps.store.orders.put([item]);
    else if (to === "signals") await deps.store.signals.put([item]);
    else await deps.store.memberships.put([item]);
  }
}

function shuffled<T>(items: readonly T[], random: Iterator<number>): T[] {
  return items
    .map((item) => ({ item, at: random.next().value as number }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

describeJobs("what signals say of a customer", (fresh, slowness) => {
  it("is the same sent once in order, or twice, late, shuffled and corrected, with streams shuffled, repeated and batched at random", async () => {
    await fc.assert(
      fc.asyncProperty(events, fc.infiniteStream(fc.nat()), async (inOrder, random) => {
        const straight = await fresh();
        for (const post of inOrder) {
          await put(straight, [post]);
          await createSummariseStream(straight.deps)({ Records: await straight.takeRecords() });
        }
        const crooked = await fresh();
        const handler = createSummariseStream(crooked.deps);
        const draw = (below: number) => (random.next().value as number) % below;
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
          await put(crooked, posts.splice(0, 1 + draw(5)));
          seen.push(...(await crooked.takeRecords()));
          await deliver(shuffled(seen, random).slice(0, draw(seen.length + 1)));
        }
        await deliver(shuffled(seen, random));
        expect(await shopState(crooked.deps)).toEqual(await shopState(straight.deps));
        for await (const { customerId, signals } of crooked.deps.store.customers.scan(0, 1)) {
          const { store } = crooked.deps;
          const [own, theirs] = [
            await store.signals.ofCustomer(customerId),
            await store.memberships.ofCustomer(customerId),
          ];
          expect(signals ?? null).toEqual(buildSignalHistory(own, theirs));
        }
      }),
      { numRuns: runs(8 / slowness) },
    );
  });

  it("is mended by reconcile wherever between two writes the process was killed, joining two ids included", async () => {
    const first: Post[] = [
      { to: "orders", item: orderOf({ orderId: "o", customerId: "c0", day: today - 9 }) },
      { to: "signals", item: { ...base(0, today - 3, 1), signalId: "s", kind: "nps", value: 9 } },
      { to: "signals", item: { ...base(1, today - 3, 1), signalId: "s", kind: "cost", amount: 50 } },
      { to: "memberships", item: { ...base(1, today - 3, 1), eventId: "m", type: "started", plan: "gold" } },
    ];
    const work = async (jobs: JobsUnderTest) => {
      await put(jobs, first);
      await createSummariseStream(jobs.deps)({ Records: await jobs.takeRecords() });
      await mergeCustomers(jobs.deps, "c1", "c0");
    };
    const whole = await fresh();
    await work(whole);
    const expected = await shopState(whole.deps);
    expect(expected.customers.length).toBe(1);
    for (let n = 0, done = false; !done; n += slowness > 1 ? 5 : 1) {
      const jobs = await fresh();
      jobs.killAtWrite(n);
      done = await work(jobs).then(
        () => true,
        (error) => {
          expect(String(error)).toMatch(/killed/);
          return false;
        },
      );
      jobs.revive();
      if (!done) {
        // What was accepted is kept by reconcile, without any record of the stream; what was not is sent again.
        await jobs.takeRecords();
        await reconcileShard(jobs.deps, 0, 1);
        for await (const { customerId, signals } of jobs.deps.store.customers.scan(0, 1)) {
          const { store } = jobs.deps;
          const [own, theirs] = [
            await store.signals.ofCustomer(customerId),
            await store.memberships.ofCustomer(customerId),
          ];
          expect(signals ?? null).toEqual(buildSignalHistory(own, theirs));
        }
        await work(jobs);
      }
      await jobs.takeRecords();
      await reconcileShard(jobs.deps, 0, 1);
      const { customers } = await shopState(jobs.deps);
      const [joined] = customers.filter(({ customerId }) => customerId === "c0");
      expect(joined.signals).toEqual(expected.customers[0].signals);
    }
  });

  it("outlives a night: rescoring writes rows only", async () => {
    const jobs = await fresh();
    const { store } = jobs.deps;
    await put(jobs, [
      { to: "orders", item: orderOf({ orderId: "o", customerId: "c0", day: today - 9 }) },
      { to: "signals", item: { ...base(0, today - 3, 1), signalId: "s", kind: "nps", value: 9 } },
      { to: "signals", item: { ...base(1, today - 3, 1), signalId: "s", kind: "nps", value: 2 } },
    ]);
    await createSummariseStream(jobs.deps)({ Records: await jobs.takeRecords() });
    const before = [await store.customers.get("c0"), await store.customers.get("c1")];
    const night = { runId: "2024-10-04", asOf: today, shards: 1, shard: 0 };
    for (const step of ["begin", "reconcile", "summarise", "fit", "promote", "rescore", "report"] as const) {
      await steps[step](jobs.deps, night);
    }
    const after = [await store.customers.get("c0"), await store.customers.get("c1")];
    expect(after.map((customer) => customer?.signals)).toEqual(before.map((customer) => customer?.signals));
    expect(after[1]).toMatchObject({ row: null, version: before[1]!.version });
  });

  it("needs no second reading of orders, and orders none of signals", async () => {
    const jobs = await fresh();
    const { deps } = jobs;
    const read: string[] = [];
    const watched = <T extends "orders" | "signals" | "memberships">(name: T) => ({
      ...deps.store[name],
      ofCustomer: (id: string) => {
        read.push(name);
        return deps.store[name].ofCustomer(id);
      },
    });
    const store = {
      ...deps.store,
      orders: watched("orders") as typeof deps.store.orders,
      signals: watched("signals") as typeof deps.store.signals,
      memberships: watched("memberships") as typeof deps.store.memberships,
    };
    const handler = createSummariseStream({ ...deps, store });
    await put(jobs, [{ to: "orders", item: orderOf({ orderId: "o", customerId: "c0", day: today }) }]);
    await handler({ Records: await jobs.takeRecords() });
    expect(read.splice(0)).toEqual(["orders"]);
    await put(jobs, [
      { to: "signals", item: { ...base(0, today, 1), signalId: "s", kind: "nps", value: 9 } },
    ]);
    await handler({ Records: await jobs.takeRecords() });
    expect(read.splice(0).sort()).toEqual(["memberships", "signals"]);
  });
});
