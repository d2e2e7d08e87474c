import fc from "fast-check";
import { expect, it } from "vitest";
import type { StoredOrder } from "../../functions/contract/order.ts";
import { runs } from "../support/runs.ts";
import { describeEngine } from "./describeEngine.ts";
import { orderOf } from "./orderOf.ts";

const byId = (a: StoredOrder, b: StoredOrder) => (a.orderId < b.orderId ? -1 : 1);

describeEngine("orders", ({ freshStore, slowness }) => {
  it("gives back what was put, field by field, whatever the ids hold", async () => {
    const { store } = await freshStore();
    const ids = ["a,b", 'a"b', "a\nb", "😀", "طلب ١", "x/y#z|~", " lead"];
    const orders = ids.map((id, i) =>
      orderOf({ orderId: id, customerId: `c ${id}`, channel: "web", cost: 5, revision: i, refundOf: "z" }),
    );
    expect(await store.orders.put(orders)).toEqual(ids.map(() => "accepted"));
    for (const order of orders) expect(await store.orders.ofCustomer(order.customerId)).toEqual([order]);
  });

  it("counts what is identical as duplicate, and what differs as a correction", async () => {
    const { store } = await freshStore();
    const order = orderOf({ orderId: "o", customerId: "c" });
    const corrected = { ...order, amount: 900 };
    expect(await store.orders.put([order, order, corrected, corrected])).toEqual([
      "accepted",
      "duplicate",
      "accepted",
      "duplicate",
    ]);
    expect(await store.orders.ofCustomer("c")).toEqual([corrected]);
  });

  it("never replaces a higher revision by a lower one, not even from another customer", async () => {
    const { store } = await freshStore();
    const order = orderOf({ orderId: "o", customerId: "c", revision: 5 });
    await store.orders.put([order]);
    const late = { ...order, revision: 4, amount: 1 };
    expect(await store.orders.put([late, { ...late, customerId: "d" }])).toEqual(["duplicate", "duplicate"]);
    expect(await store.orders.ofCustomer("c")).toEqual([order]);
    const next = { ...order, revision: 6, amount: 2 };
    expect(await store.orders.put([next])).toEqual(["accepted"]);
    expect(await store.orders.ofCustomer("c")).toEqual([next]);
  });

  it("keeps the revision reached when a later arrival carries none", async () => {
    const { store } = await freshStore();
    const order = orderOf({ orderId: "o", customerId: "c", revision: 5 });
    await store.orders.put([order, { ...order, revision: undefined, amount: 7 }]);
    expect(await store.orders.put([{ ...order, revision: 4, amount: 1 }])).toEqual(["duplicate"]);
    expect(await store.orders.ofCustomer("c")).toEqual([{ ...order, amount: 7 }]);
  });

  it("ends at the highest revision however many arrive at once", async () => {
    const { store } = await freshStore();
    const revisions = Array.from({ length: 12 }, (_, i) => (i * 7) % 12);
    await Promise.all(
      revisions.map((revision) =>
        store.orders.put([
          orderOf({ orderId: "o", customerId: `c${revision % 3}`, revision, amount: revision }),
        ]),
      ),
    );
    const found = [];
    for (const id of ["c0", "c1", "c2"]) found.push(...(await store.orders.ofCustomer(id)));
    expect(found).toEqual([orderOf({ orderId: "o", customerId: "c2", revision: 11, amount: 11 })]);
  });

  it("gives an order back to the customer of its highest revision, sent while a lower one was moving it", async () => {
    let overtake = async () => {};
    const { store } = await freshStore((client) => ({
      async send(command) {
        const item = (command.input as { Item?: Record<string, unknown> }).Item;
        if (item?.formerly !== undefined) {
          const now = overtake;
          overtake = async () => {};
          await now();
        }
        return client.send(command);
      },
    }));
    const order = orderOf({ orderId: "o", customerId: "c2", revision: 8 });
    const last = { ...order, revision: 11, amount: 11 };
    await store.orders.put([order]);
    overtake = async () => {
      expect(await store.orders.put([last])).toEqual(["accepted"]);
    };
    await store.orders.put([{ ...order, customerId: "c1", revision: 10 }]);
    expect(await store.orders.ofCustomer("c1")).toEqual([]);
    expect(await store.orders.ofCustomer("c2")).toEqual([last]);
    expect(await store.orders.finishMoves()).toEqual([]);
  });

  it("moves an order seen under another customer, and marks the one who loses it", async () => {
    const { store } = await freshStore();
    const order = orderOf({ orderId: "o", customerId: "guest" });
    await store.orders.put([order]);
    for (const customerId of ["member", "guest", "member"]) {
      expect(await store.orders.put([{ ...order, customerId }])).toEqual(["accepted"]);
    }
    expect(await store.orders.ofCustomer("guest")).toEqual([]);
    expect(await store.orders.ofCustomer("member")).toEqual([{ ...order, customerId: "member" }]);
    const stale = [];
    for await (const one of store.customers.digests(0, 1)) if (one.stale) stale.push(one.customerId);
    expect(stale.sort()).toEqual(["guest", "member"]);
    expect(await store.orders.finishMoves()).toEqual([]);
  });

  it("gives every order of one customer to another, once", async () => {
    const { store } = await freshStore();
    const orders = Array.from({ length: 60 }, (_, i) => orderOf({ orderId: `o${i}`, customerId: "a" }));
    await store.orders.put(orders);
    expect(await store.orders.moveAll("a", "b")).toBe(60);
    expect(await store.orders.moveAll("a", "b")).toBe(0);
    expect((await store.orders.ofCustomer("b")).sort(byId)).toEqual(
      orders.map((order) => ({ ...order, customerId: "b" })).sort(byId),
    );
  });

  it("forgets the orders of an erased customer, so that their ids are new again", async () => {
    const { store } = await freshStore();
    const orders = Array.from({ length: 40 }, (_, i) => orderOf({ orderId: `o${i}`, customerId: "a" }));
    await store.orders.put(orders);
    expect(await store.orders.eraseAll("a")).toBe(40);
    expect(await store.orders.ofCustomer("a")).toEqual([]);
    expect(await store.orders.put([{ ...orders[0], customerId: "b" }])).toEqual(["accepted"]);
    expect(await store.orders.finishMoves()).toEqual([]);
  });

  it("reads a customer of several pages whole, and scans them in one piece", async () => {
    const { store } = await freshStore();
    const orders = Array.from({ length: 3000 }, (_, i) =>
      orderOf({
        orderId: `order-${i}`,
        customerId: "till",
        day: 10_000 + i,
        channel: "a long channel ".repeat(40),
      }),
    );
    await store.orders.put([...orders, orderOf({ orderId: "x", customerId: "other" })]);
    expect((await store.orders.ofCustomer("till")).length).toBe(3000);
    const pieces: Record<string, number> = {};
    for (let shard = 0; shard < 4; shard++) {
      for await (const piece of store.orders.scan(shard, 4)) {
        expect(pieces[piece.customerId]).toBeUndefined();
        pieces[piece.customerId] = piece.orders.length;
      }
    }
    expect(pieces).toEqual({ till: 3000, other: 1 });
  });

  it("ends the same whatever is posted twice, late, or in another sequence, if revisions tell", async () => {
    const { store } = await freshStore();
    let round = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ order: fc.nat(4), customer: fc.nat(2), amount: fc.nat(50) }), {
          minLength: 1,
          maxLength: 12,
        }),
        fc.infiniteStream(fc.nat()),
        async (posts, random) => {
          const id = `r${round++}`;
          const inOrder = posts.map(({ order, customer, amount }, revision) =>
            orderOf({ orderId: `${id}-${order}`, customerId: `${id}-${customer}`, amount, revision }),
          );
          const last = new Map(inOrder.map((order) => [order.orderId, order]));
          const shuffled = [...inOrder, ...inOrder]
            .map((order) => ({ order, at: random.next().value }))
            .sort((a, b) => a.at - b.at)
            .map(({ order }) => order);
          for (let start = 0; start < shuffled.length; ) {
            const size = 1 + (random.next().value % 6);
            await store.orders.put(shuffled.slice(start, start + size));
            start += size;
          }
          const found: StoredOrder[] = [];
          for (const customer of [0, 1, 2]) {
            found.push(...(await store.orders.ofCustomer(`${id}-${customer}`)));
          }
          expect(found.sort(byId)).toEqual([...last.values()].sort(byId));
        },
      ),
      { numRuns: runs(25 / slowness) },
    );
  });
});
