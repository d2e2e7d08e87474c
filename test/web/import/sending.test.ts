import { describe, expect, test } from "vitest";
import type { LinedOrder } from "../../../functions/csv/ordersToSend.ts";
import {
  type Progress,
  Sending,
  type SendingParts,
  type Taken,
} from "../../../web/src/pages/import/sending.ts";

const order = (n: number): LinedOrder => ({
  line: n + 2,
  order: { orderId: `O${n}`, customerId: "c", orderedAt: "2026-01-01", amount: 1 },
});

/** A service that keeps what it is sent, and a file of so many orders. */
function scene(total: number, more: Partial<SendingParts> = {}) {
  const stored = new Map<string, number>();
  const waits: number[] = [];
  const taken: number[] = [];
  const told: Progress[] = [];
  let most = 0;
  let underWay = 0;
  const parts: SendingParts = {
    total,
    take: async (from, count) => {
      taken.push(from);
      return Array.from({ length: Math.min(count, total - from) }, (_, at) => order(from + at));
    },
    post: async (orders): Promise<Taken> => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise((resolve) => setImmediate(resolve));
      underWay -= 1;
      const fresh = orders.filter(({ orderId }) => !stored.has(orderId));
      for (const { orderId } of orders) stored.set(orderId, (stored.get(orderId) ?? 0) + 1);
      return { accepted: fresh.length, duplicates: orders.length - fresh.length, rejected: [] };
    },
    mayRetry: (failure) => failure === "passing",
    wait: async (milliseconds) => {
      waits.push(milliseconds);
    },
    tell: (progress) => told.push(progress),
  };
  const sending = new Sending({ ...parts, ...more });
  return { sending, post: parts.post, stored, waits, taken, told, most: () => most };
}

describe("orders on their way", () => {
  test("are all sent once, in pieces of 500, at most four pieces at a time", async () => {
    const { sending, stored, taken, told, most } = scene(5001);
    expect(await sending.run()).toBe(true);
    expect([stored.size, Math.max(...stored.values())]).toEqual([5001, 1]);
    expect(taken).toEqual([0, 500, 1000, 1500, 2000, 2500, 3000, 3500, 4000, 4500, 5000]);
    expect(most()).toBe(4);
    expect(told.at(-1)).toMatchObject({ done: 5001, total: 5001, accepted: 5001, duplicates: 0 });
  });

  test("wait where they are paused, and go on from there", async () => {
    const { sending, stored } = scene(5000);
    const running = sending.run();
    sending.pause();
    expect(await running).toBe(false);
    expect(stored.size).toBeLessThanOrEqual(2000);
    expect(await sending.run()).toBe(true);
    expect([stored.size, Math.max(...stored.values())]).toEqual([5000, 1]);
  });

  test("are sent again after a failure that may pass, later each time", async () => {
    let fails = 2;
    const { sending, waits } = scene(300, {
      post: async (orders) => {
        if (fails-- > 0) throw "passing";
        return { accepted: orders.length, duplicates: 0, rejected: [] };
      },
    });
    expect(await sending.run()).toBe(true);
    expect(waits).toEqual([1000, 3000]);
  });

  test("stop at a failure that stays, and lose nothing when they go on", async () => {
    let down = true;
    const held = scene(3000);
    const { sending, taken } = scene(3000, {
      post: (orders) => {
        if (down && orders[0]?.orderId === "O1000") return Promise.reject("forbidden");
        return held.post(orders);
      },
    });
    await expect(sending.run()).rejects.toBe("forbidden");
    down = false;
    expect(await sending.run()).toBe(true);
    expect([held.stored.size, Math.max(...held.stored.values())]).toEqual([3000, 1]);
    expect(new Set(taken).size).toBe(taken.length);
  });

  test("that are refused are named by their line in the file, with the reasons", async () => {
    const { sending } = scene(1000, {
      post: async (orders) => ({
        accepted: orders.length - 1,
        duplicates: 0,
        rejected: [
          {
            index: 3,
            orderId: orders[3]!.orderId,
            problems: [{ field: "amount", value: -5, message: "is negative" }],
          },
        ],
      }),
    });
    await sending.run();
    expect(sending.progress.rejected).toEqual([
      { line: 5, row: "O3", problem: "amount -5 is negative" },
      { line: 505, row: "O503", problem: "amount -5 is negative" },
    ]);
  });
});
