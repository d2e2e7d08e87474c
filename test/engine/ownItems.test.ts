import { expect, it } from "vitest";
import type { StoredSignal } from "../../functions/contract/signal.ts";
import { describeEngine } from "./describeEngine.ts";

const nps = (signalId: string, value: number, more: Partial<StoredSignal> = {}) =>
  ({
    customerId: "c",
    signalId,
    kind: "nps",
    value,
    day: 20_000,
    at: 0,
    happenedAt: "2024-10-04",
    ...more,
  }) as StoredSignal;

describeEngine("signals", ({ freshStore }) => {
  it("end at the highest revision however many arrive at once", async () => {
    const { store } = await freshStore();
    const all = Array.from({ length: 12 }, (_, revision) => nps("s", revision % 11, { revision }));
    await Promise.all(all.map((one) => store.signals.put([one])));
    expect(await store.signals.ofCustomer("c")).toEqual([all[11]]);
  });

  it("of one request are judged one after the other; a correction keeps the revision already reached", async () => {
    const { store } = await freshStore();
    const outcomes = await store.signals.put([
      nps("a", 1),
      nps("a", 1),
      nps("a", 2, { revision: 3 }),
      nps("a", 4),
      nps("a", 5, { revision: 2 }),
    ]);
    expect(outcomes).toEqual(["accepted", "duplicate", "accepted", "accepted", "duplicate"]);
    expect(await store.signals.ofCustomer("c")).toEqual([nps("a", 4, { revision: 3 })]);
  });

  it("of one customer come in one piece of a scan, from exactly one shard", async () => {
    const { store } = await freshStore();
    const ids = Array.from({ length: 30 }, (_, i) => `c${i}`);
    await store.signals.put(
      ids.flatMap((customerId) => [nps("a", 1, { customerId }), nps("b", 2, { customerId })]),
    );
    const seen: string[] = [];
    for (let shard = 0; shard < 3; shard++) {
      for await (const { customerId, items } of store.signals.scan(shard, 3)) {
        expect(items.map(({ signalId }) => signalId).sort()).toEqual(["a", "b"]);
        seen.push(customerId);
      }
    }
    expect(seen.sort()).toEqual([...ids].sort());
  });

  it("move once however often they are moved, and are gone when erased", async () => {
    const { store } = await freshStore();
    await store.signals.put([
      nps("a", 1),
      nps("b", 2),
      nps("a", 7, { customerId: "d", happenedAt: "2024-10-01" }),
    ]);
    expect(await store.signals.moveAll("c", "d")).toBe(2);
    await store.signals.put([nps("a", 1)]);
    await store.signals.moveAll("c", "d");
    const moved = await store.signals.ofCustomer("d");
    expect(moved.map(({ signalId }) => signalId).sort()).toEqual(["a", "a#2", "b"]);
    expect(await store.signals.ofCustomer("c")).toEqual([]);
    expect(await store.signals.eraseAll("d")).toBe(3);
    expect(await store.signals.ofCustomer("d")).toEqual([]);
  });
});
