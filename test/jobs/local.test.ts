import { rmSync } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Local, startLocal } from "../../infra/local/startLocal.ts";
import { runs } from "../support/runs.ts";

/** Noon UTC of 2024-10-04. */
const noon = 20_000 * 86_400_000 + 43_200_000;

async function caller(local: Local) {
  const key = await local.createKey("test", ["orders:write", "scores:read", "segments:read", "admin"]);
  return async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(local.url + path, {
      method,
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
}

const iso = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);

describe("the service on one machine", () => {
  let local: Local;
  let call: Awaited<ReturnType<typeof caller>>;
  const errors: unknown[] = [];
  beforeAll(async () => {
    let ticks = 0;
    local = await startLocal({ now: () => noon + ticks++, onError: (error) => errors.push(error) });
    call = await caller(local);
  });
  afterAll(async () => {
    await local.close();
    expect(errors).toEqual([]);
  });

  it("answers the same score for orders posted once in order, or twice, late, shuffled, moved and corrected", async () => {
    let round = 0;
    const post = fc.record({
      order: fc.nat(5),
      customer: fc.nat(1),
      day: fc.integer({ min: 19_900, max: 20_000 }),
      cents: fc.integer({ min: 1, max: 20_000 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(post, { minLength: 1, maxLength: 12 }),
        fc.infiniteStream(fc.nat()),
        async (posts, random) => {
          const name = `r${round++}`;
          const wire = (way: string) =>
            posts.map(({ order, customer, day, cents }, revision) => ({
              orderId: `${name}-${way}-${order}`,
              customerId: `${name}-${way}-c${customer}`,
              type: order > 4 ? "refund" : "order",
              orderedAt: iso(day),
              amount: cents / 100,
              revision,
            }));
          for (const order of wire("a")) await call("POST", "/v1/orders", { orders: [order] });
          const crooked = [...wire("b"), ...wire("b")]
            .map((order) => ({ order, at: random.next().value as number }))
            .sort((x, y) => x.at - y.at)
            .map(({ order }) => order);
          while (crooked.length > 0) {
            const orders = crooked.splice(0, 1 + ((random.next().value as number) % 7));
            const { body } = await call("POST", "/v1/orders", { orders });
            expect(body.rejected).toEqual([]);
          }
          await local.drained();
          for (const customer of [0, 1]) {
            const [a, b] = [`${name}-a-c${customer}`, `${name}-b-c${customer}`];
            const straight = await call("GET", `/v1/customers/${a}/score`);
            const other = await call("GET", `/v1/customers/${b}/score`);
            expect(JSON.stringify(other).replaceAll(b, a)).toBe(JSON.stringify(straight));
            const [one, two] = [await local.store.customers.get(a), await local.store.customers.get(b)];
            expect(JSON.stringify(two?.history ?? null).replaceAll(`${name}-b`, `${name}-a`)).toBe(
              JSON.stringify(one?.history ?? null),
            );
          }
        },
      ),
      { numRuns: runs(10) },
    );
  });

  it("moves a customer in the lists soon after an order, without waiting for the night", async () => {
    const members = async () => {
      const { body: segments } = await call("GET", "/v1/segments");
      const found: string[] = [];
      for (const { name } of segments.segments as { name: string }[]) {
        const { body } = await call("GET", `/v1/segments/${name}/customers?limit=1000`);
        for (const { customerId, orders } of body.customers as { customerId: string; orders: number }[]) {
          if (customerId === "fresh") found.push(`${name} ${orders}`);
        }
      }
      return found;
    };
    const order = { customerId: "fresh", orderedAt: iso(19_990), amount: 30 };
    await call("POST", "/v1/orders", { orders: [{ ...order, orderId: "fresh-1" }] });
    const start = performance.now();
    while ((await members()).length === 0 && performance.now() - start < 30_000);
    expect(await members()).toEqual([expect.stringMatching(/ 1$/)]);
    await call("POST", "/v1/orders", { orders: [{ ...order, orderId: "fresh-2", orderedAt: iso(19_999) }] });
    await local.drained();
    expect(await members()).toEqual([expect.stringMatching(/ 2$/)]);
  });

  it("erases a customer for good: what is sent later is refused", async () => {
    const order = { orderId: "gone-1", customerId: "gone", orderedAt: iso(19_990), amount: 30 };
    await call("POST", "/v1/orders", { orders: [order] });
    await call("DELETE", "/v1/customers/gone");
    await local.drained();
    expect((await call("GET", "/v1/customers/gone/score")).status).toBe(404);
    const { body } = await call("POST", "/v1/orders", { orders: [{ ...order, orderId: "gone-2" }] });
    expect(body).toMatchObject({ accepted: 0, rejected: [{ orderId: "gone-2" }] });
    expect(await local.store.customers.get("gone")).toBeNull();
  });
});

describe("a data folder", () => {
  it("keeps everything over a restart, its secret readable by the owner only", async () => {
    const dataDir = await mkdtemp(join(tmpdir(), "safir-"));
    try {
      const first = await startLocal({ dataDir, now: () => noon });
      const call = await caller(first);
      const order = { orderId: "o", customerId: "c", orderedAt: iso(19_990), amount: 30 };
      await call("POST", "/v1/orders", { orders: [order] });
      await first.runNight();
      const score = await call("GET", "/v1/customers/c/score");
      await first.close();
      expect((await stat(join(dataDir, "secret"))).mode & 0o777).toBe(0o600);

      const second = await startLocal({ dataDir, now: () => noon });
      expect(second.mended).toBe(0);
      const again = await caller(second);
      expect(await again("GET", "/v1/customers/c/score")).toEqual(score);
      expect((await again("POST", "/v1/orders", { orders: [order] })).body).toMatchObject({ duplicates: 1 });
      await second.close();
    } finally {
      await rm(dataDir, { recursive: true });
    }
  });

  it("is mended at the next start when the process ended without closing it", async () => {
    const dataDir = await mkdtemp(join(tmpdir(), "safir-"));
    try {
      const first = await startLocal({ dataDir, now: () => noon });
      const { store } = first;
      const order = { type: "order", orderedAt: iso(19_990), day: 19_990, at: 19_990 * 86_400_000 } as const;
      await store.orders.put([{ ...order, orderId: "o", customerId: "c", amount: 3000 }]);
      await first.drained();
      // As if the process had died between the order and its summary, with a night under way.
      await store.customers.erase("c");
      await store.runs.put({
        kind: "night",
        id: "2024-10-03",
        state: "running",
        startedAt: noon,
        detail: {},
      });
      await store.runs.lock("2024-10-03", 1e9, noon);
      await first.close();
      rmSync(join(dataDir, "closed"));

      const second = await startLocal({ dataDir, now: () => noon });
      expect(second.mended).toBe(1);
      expect((await second.store.customers.get("c"))!.row).not.toBeNull();
      expect((await second.store.runs.get("night", "2024-10-03"))!.state).toBe("failed");
      expect((await second.runNight()).state).toBe("done");
      await second.close();
    } finally {
      await rm(dataDir, { recursive: true });
    }
  });
});
