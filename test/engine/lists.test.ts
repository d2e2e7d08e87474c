import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { CustomerRow, ListPosition, Store } from "../../functions/store/types.ts";
import { concurrently } from "../../functions/store/concurrently.ts";
import { segmentShard, shardsOf } from "../../functions/store/segmentIndex.ts";
import { runs } from "../support/runs.ts";
import { describeEngine } from "./describeEngine.ts";

function rowOf(segment: string, clv: number | null): CustomerRow {
  return {
    segment,
    rule: 0,
    clv,
    probabilityAlive: 0.5,
    valueAtRisk: null,
    expectedOrders: 1,
    actBy: null,
    firstDay: 1,
    lastDay: 2,
    orders: 2,
    spend: 3,
    modelId: "m",
    rulesetId: "r",
    scoredOn: 4,
    changedAt: 5,
  };
}

async function put(store: Store, customerId: string, row: CustomerRow | null, version = 0) {
  const history = { days: [1, 2], gross: [1, 2], freeDays: [], refunds: [], unmatched: [] };
  expect(await store.customers.putHistory({ customerId, history, digest: "d", row }, version)).toBe(
    "written",
  );
}

async function walk(
  store: Store,
  segment: string,
  limit: number,
  between: (page: number) => Promise<void> = async () => {},
) {
  const rows: { customerId: string; clv: number | null }[] = [];
  let after: ListPosition | undefined;
  for (let page = 0; ; page++) {
    const answer = await store.customers.list(segment, { after, limit });
    expect(answer.rows.length).toBeLessThanOrEqual(limit);
    rows.push(...answer.rows);
    if (answer.next === null) return rows;
    expect(answer.rows.length).toBe(limit);
    after = answer.next;
    await between(page);
  }
}

describeEngine("lists of a segment", ({ freshStore, slowness }) => {
  it("come by descending CLV, negatives and ties included, whatever the size of a page", async () => {
    const { store } = await freshStore();
    const values = Array.from({ length: 150 }, (_, i) => [0, -3.5, 12.25, 1e7, 0.001, -1e-3, i][i % 7]);
    await concurrently(values, 16, (clv, i) => put(store, `customer ${i}`, rowOf("steady", clv)));
    await put(store, "elsewhere", rowOf("low_value", 5));
    await put(store, "unscored", null);
    const whole = await walk(store, "steady", 1000);
    expect(whole.length).toBe(150);
    expect(new Set(whole.map(({ customerId }) => customerId)).size).toBe(150);
    for (let i = 1; i < whole.length; i++) expect(whole[i].clv!).toBeLessThanOrEqual(whole[i - 1].clv!);
    for (const limit of [11, 60]) expect(await walk(store, "steady", limit)).toEqual(whole);
  });

  it("are sorted by expected orders where there is no money", async () => {
    const { store } = await freshStore();
    for (const n of [1, 3, 2]) await put(store, `c${n}`, { ...rowOf("steady", null), expectedOrders: n });
    expect((await walk(store, "steady", 2)).map(({ customerId }) => customerId)).toEqual(["c3", "c2", "c1"]);
  });

  it("lose a row when it moves to another segment, loses its row, or is erased", async () => {
    const { store } = await freshStore();
    for (const id of ["a", "b", "c", "d"]) await put(store, id, rowOf("steady", 1));
    expect(await store.customers.putRow("a", rowOf("low_value", 1), 1)).toBe("written");
    expect(await store.customers.putRow("b", null, 1)).toBe("written");
    expect(await store.customers.putRow("c", null, 7)).toBe("lost");
    expect(await store.customers.putRow("nobody", rowOf("steady", 1), 1)).toBe("lost");
    await store.customers.erase("d");
    expect((await walk(store, "steady", 10)).map(({ customerId }) => customerId)).toEqual(["c"]);
    expect((await store.customers.get("b"))?.row).toBeNull();
    expect((await store.customers.get("a"))?.row?.segment).toBe("low_value");
  });

  it("are merged from shards of very different sizes: one holds nearly everyone, some a few, the rest nobody", async () => {
    const { store, context } = await freshStore();
    const shards = shardsOf("steady");
    const wanted = shards.map((_, i) => (i === 2 ? 170 : i === 5 ? 6 : i === 6 ? 1 : 0));
    const members: { customerId: string; clv: number }[] = [];
    const left = [...wanted];
    for (let n = 0; left.some((count) => count > 0); n++) {
      const customerId = `c${n}`;
      const shard = shards.indexOf(segmentShard("steady", customerId));
      if (left[shard] === 0) continue;
      left[shard]--;
      // Values tie often, within the large shard and between it and the small ones.
      members.push({ customerId, clv: (n * 7) % 40 });
    }
    await concurrently(members, 16, ({ customerId, clv }) => put(store, customerId, rowOf("steady", clv)));
    const sizes = await Promise.all(
      shards.map(async (shard) => {
        const answer = await context.client.send(
          new QueryCommand({
            TableName: context.tableNames.customers,
            IndexName: "bySegment",
            KeyConditionExpression: "segmentShard = :shard",
            ExpressionAttributeValues: { ":shard": shard },
          }),
        );
        return answer.Count;
      }),
    );
    expect(sizes).toEqual(wanted);

    const whole = await walk(store, "steady", 1000);
    expect(whole.map(({ customerId }) => customerId).sort()).toEqual(
      members.map(({ customerId }) => customerId).sort(),
    );
    for (let i = 1; i < whole.length; i++) expect(whole[i].clv!).toBeLessThanOrEqual(whole[i - 1].clv!);
    for (const limit of [11, 60, 176, 177, 178]) expect(await walk(store, "steady", limit)).toEqual(whole);
  });

  it("give every member whose row did not change exactly once while others move", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(2 ** 31), fc.integer({ min: 1, max: 40 }), async (seed, limit) => {
        const { store } = await freshStore();
        let state = seed;
        const random = (below: number) => {
          state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
          return Math.floor((state / 2 ** 32) * below);
        };
        const version = new Map<string, number>();
        await concurrently(Array.from({ length: 120 }), 16, async (_, i) => {
          await put(store, `c${i}`, rowOf("steady", random(20)));
          version.set(`c${i}`, 1);
        });
        const changed = new Set<string>();
        const seen = await walk(store, "steady", limit, async () => {
          for (let k = 0; k < 3; k++) {
            const id = `c${random(120)}`;
            changed.add(id);
            const segment = random(2) === 0 ? "steady" : "low_value";
            await store.customers.putRow(id, rowOf(segment, random(20)), version.get(id)!);
            version.set(id, version.get(id)! + 1);
          }
        });
        const times = new Map<string, number>();
        for (const { customerId } of seen) times.set(customerId, (times.get(customerId) ?? 0) + 1);
        for (const id of version.keys()) if (!changed.has(id)) expect(times.get(id)).toBe(1);
      }),
      { numRuns: runs(4 / slowness) },
    );
  });
});
