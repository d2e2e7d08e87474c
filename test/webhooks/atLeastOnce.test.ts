import * as fc from "fast-check";
import { expect, it } from "vitest";
import type { News } from "../../functions/contract/webhook.ts";
import type { StoredOrder } from "../../functions/contract/order.ts";
import { createChampionReader } from "../../functions/jobs/champion.ts";
import type { JobDeps } from "../../functions/jobs/deps.ts";
import { eraseCustomer } from "../../functions/jobs/eraseCustomer.ts";
import { rescore } from "../../functions/jobs/night/rescore.ts";
import { rebuildCustomers } from "../../functions/jobs/rebuild.ts";
import type { TellingDeps } from "../../functions/jobs/webhooks/deps.ts";
import type { PostAnswer } from "../../functions/jobs/webhooks/postWebhook.ts";
import { webhookRound } from "../../functions/jobs/webhooks/webhookRound.ts";
import { describeJobs } from "../jobs/describeJobs.ts";
import { type JobsUnderTest, noon, today } from "../jobs/jobsUnderTest.ts";
import { whereStands } from "../jobs/wholeStore.ts";
import { runs } from "../support/runs.ts";
import { addEndpoint } from "./support/endpoint.ts";

const endpoints = ["wh_one", "wh_two"];

type Step =
  | { kind: "order"; customer: number; daysAgo: number; amount: number }
  | { kind: "days"; days: number }
  | { kind: "round" };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant("order" as const),
    customer: fc.nat(2),
    daysAgo: fc.constantFrom(0, 1, 2, 40, 300),
    amount: fc.integer({ min: 1, max: 5000 }),
  }),
  fc.record({ kind: fc.constant("days" as const), days: fc.integer({ min: 1, max: 200 }) }),
  fc.record({ kind: fc.constant("round" as const) }),
);

/** What receivers answer, over and over; a process that is killed while it waits for an answer too. */
const answer = fc.constantFrom<PostAnswer | "killed">(
  { status: 200 },
  { status: 500 },
  { status: 429, retryAfter: "30" },
  { failed: "the connection was reset" },
  "killed",
);

interface Event {
  type: string;
  data: { customerId: string; from: string | null; to: string | null };
}

/** A shop whose clock never stands still, and its receivers. */
async function shop(jobs: JobsUnderTest, answers: readonly (PostAnswer | "killed")[]) {
  let at = noon;
  let nth = 0;
  const received = new Map<string, string[]>();
  const noted = new Set<string>();
  const { customers } = jobs.deps.store;
  const noting = (news: readonly News[] | undefined, outcome: "written" | "lost") => {
    if (outcome === "written") for (const { id } of news ?? []) noted.add(id);
    return outcome;
  };
  const store = {
    ...jobs.deps.store,
    customers: {
      ...customers,
      putHistory: async (...given: Parameters<typeof customers.putHistory>) =>
        noting(given[0].news, await customers.putHistory(...given)),
      putRow: async (...given: Parameters<typeof customers.putRow>) =>
        noting(given[3]?.news, await customers.putRow(...given)),
    },
  };
  const receivers = { failing: true };
  const deps: TellingDeps = {
    ...jobs.deps,
    store,
    now: () => ++at,
    async post(url, headers, body) {
      const met = receivers.failing ? answers[nth++ % answers.length] : { status: 200 };
      if (met === "killed") throw new Error("killed");
      // What a receiver has read may be answered too late to be heard of.
      const key = `${new URL(url).hostname.split(".")[0]} ${headers["webhook-id"]}`;
      received.set(key, [...(received.get(key) ?? []), body]);
      return met;
    },
  };
  for (const id of endpoints) await addEndpoint(deps.store, id);
  return {
    jobs,
    deps,
    noted,
    received,
    receivers,
    pass: (ms: number) => {
      at += ms;
    },
  };
}

async function order(deps: JobDeps, { customer, daysAgo, amount }: Step & { kind: "order" }, nth: number) {
  const day = today - daysAgo;
  const one: StoredOrder = {
    customerId: `c${customer}`,
    orderId: `o${nth}`,
    type: "order",
    orderedAt: String(day),
    day,
    at: day * 86_400_000,
    amount: amount * 100,
  };
  await deps.store.orders.put([one]);
  await rebuildCustomers(deps, await createChampionReader(deps)(), [one.customerId]);
}

async function night(deps: JobDeps, asOf: number) {
  await createChampionReader(deps)();
  await rescore(deps, { runId: `as of ${asOf}`, asOf, shard: 0, shards: 1 });
}

/** Does something that may be killed at its nth write, and again until it is done, as a stream or machine would. */
async function killedAt(jobs: JobsUnderTest, n: number, work: () => Promise<unknown>) {
  jobs.killAtWrite(n);
  try {
    await work();
  } catch (error) {
    expect(String(error)).toMatch(/killed/);
    jobs.revive();
    await work();
  } finally {
    jobs.revive();
  }
}

describeJobs("an event", (fresh, slowness) => {
  it("reaches every endpoint at least once, under one id and with one body, whoever fails and wherever the process is killed", async () => {
    let total = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(step, fc.integer({ min: 0, max: 12 })), { minLength: 4, maxLength: 10 }),
        fc.array(answer, { minLength: 1, maxLength: 8 }),
        async (steps, answers) => {
          const { jobs, deps, noted, received, receivers, pass } = await shop(await fresh(), answers);
          let asOf = today;
          // Somebody new, so that there is something to tell.
          await order(deps, { kind: "order", customer: 0, daysAgo: 0, amount: 1 }, -1);
          for (const [nth, [one, kill]] of steps.entries()) {
            if (one.kind === "order") await killedAt(jobs, kill, () => order(deps, one, nth));
            if (one.kind === "days") {
              asOf += one.days;
              await killedAt(jobs, kill, () => night(deps, asOf));
            }
            if (one.kind === "round") {
              // A round that is cut off is not made again: the next one takes up what it left.
              jobs.killAtWrite(kill * 2);
              await webhookRound(deps, 1_000).catch((error) => expect(String(error)).toMatch(/killed/));
              jobs.revive();
            }
            pass(60_000);
          }
          // Four days of failures: some are given up. Then everybody is well again.
          for (let hour = 0; hour < 100; hour += 10) {
            await webhookRound(deps, 10_000).catch((error) => expect(String(error)).toMatch(/killed/));
            pass(10 * 3_600_000);
          }
          receivers.failing = false;
          for (const webhookId of endpoints) {
            const dead = await deps.store.deliveries.upTo(
              webhookId,
              "dead",
              Number.MAX_SAFE_INTEGER / 4096 - 1,
              500,
            );
            for (const one of dead)
              await deps.store.deliveries.move(one, { state: "pending", at: deps.now(), attempts: 0 });
          }
          for (let nextAt: number | null = 0; nextAt !== null; ) {
            ({ nextAt } = await webhookRound(deps, 100_000));
            pass(24 * 3_600_000);
          }

          const ids = (webhookId: string) =>
            [...received.keys()].filter((key) => key.startsWith(webhookId)).map((key) => key.split(" ")[1]);
          for (const webhookId of endpoints) expect(ids(webhookId).sort()).toEqual([...noted].sort());
          total += noted.size;
          for (const bodies of received.values()) expect(new Set(bodies).size).toBe(1);
          const bodyOf = (id: string) => JSON.parse(received.get(`${endpoints[0]} ${id}`)![0]) as Event;
          const changes = ids(endpoints[0])
            .sort()
            .map(bodyOf)
            .filter(({ type }) => type === "segment.changed");
          // Each change takes up where the one before ended, and the last ends where the customer stands.
          for (const customerId of ["c0", "c1", "c2"]) {
            const mine = changes.filter(({ data }) => data.customerId === customerId);
            mine.slice(1).forEach(({ data }, i) => {
              expect(data.from).toBe(mine[i].data.to);
            });
            const row = (await deps.store.customers.get(customerId))?.row;
            if (mine.length > 0) expect(mine.at(-1)!.data.to).toBe(row!.segment);
          }
          expect(await deps.store.news.untold(100)).toEqual([]);
        },
      ),
      { numRuns: runs(3 / slowness) },
    );
    expect(total).toBeGreaterThanOrEqual(runs(3 / slowness));
  }, 240_000);

  it("that nobody was told of yet stays through later changes of its customer", async () => {
    const { deps, received, receivers } = await shop(await fresh(), [{ status: 200 }]);
    receivers.failing = false;
    for (const nth of [1, 2, 3])
      await order(deps, { kind: "order", customer: 0, daysAgo: 1, amount: 10 }, nth);
    await night(deps, today + 1);
    const stored = await deps.store.customers.get("c0");
    expect(stored!.news!.length).toBeGreaterThan(0);
    await webhookRound(deps, 1_000);
    const ids = new Set([...received.keys()].map((key) => key.split(" ")[1]));
    expect(ids).toEqual(new Set(stored!.news!.map(({ id }) => id)));
  });

  it("reaches endpoints though the bus takes nothing, and the bus once it is well again, under the same id", async () => {
    const { deps, received, receivers } = await shop(await fresh(), [{ status: 200 }]);
    receivers.failing = false;
    await order(deps, { kind: "order", customer: 0, daysAgo: 0, amount: 10 }, 1);
    const put: string[] = [];
    const broken = async () => {
      throw new Error("the bus takes nothing");
    };
    await expect(webhookRound({ ...deps, putEvents: broken }, 1_000)).rejects.toThrow(
      /the bus takes nothing/,
    );
    expect(received.size).toBe(endpoints.length);
    const putEvents = async (events: readonly { id: string }[]) => {
      put.push(...events.map(({ id }) => id));
    };
    await webhookRound({ ...deps, putEvents }, 1_000);
    expect(new Set([...received.keys()].map((key) => key.split(" ")[1]))).toEqual(new Set(put));
    for (const bodies of received.values()) expect(bodies).toHaveLength(1);
  });

  it("of a customer who is erased at any moment of a round stands nowhere afterwards", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 14 }), fc.boolean(), async (kill, told) => {
        const { jobs, deps, pass } = await shop(await fresh(), [{ status: 500 }]);
        await order(deps, { kind: "order", customer: 1, daysAgo: 0, amount: 50 }, 1);
        if (told) await webhookRound(deps, 1_000);
        pass(60_000);
        jobs.killAtWrite(kill);
        const round = webhookRound(deps, 1_000).catch(() => {});
        await Promise.all([round, eraseCustomer(deps, "c1").catch(() => {})]);
        jobs.revive();
        await eraseCustomer(deps, "c1");
        await webhookRound(deps, 1_000);
        expect(await whereStands({ context: jobs.context, deps }, "c1")).toEqual([]);
      }),
      { numRuns: runs(4 / slowness) },
    );
  }, 120_000);
});
