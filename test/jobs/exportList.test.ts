import { describe, expect, it } from "vitest";
import { exportList } from "../../functions/jobs/exportList.ts";
import { exportKey } from "../../functions/jobs/exportKey.ts";
import { eraseCustomer } from "../../functions/jobs/eraseCustomer.ts";
import type { ListedCustomer, Store } from "../../functions/store/types.ts";
import { batchWrite } from "../../functions/store/batch.ts";
import { customerToItem } from "../../functions/store/customerItem.ts";
import { runs } from "../support/runs.ts";
import { jobsUnderTest, noon, today } from "./jobsUnderTest.ts";

const fresh = jobsUnderTest();

function rowOf(customerId: string, clv: number): ListedCustomer {
  return {
    customerId,
    segment: "steady",
    rule: 3,
    clv,
    probabilityAlive: 0.75,
    valueAtRisk: 1.25,
    expectedOrders: 2,
    actBy: today + 5,
    firstDay: today - 100,
    lastDay: today - 10,
    orders: 4,
    spend: 123.4,
    channel: "web",
    modelId: "m",
    rulesetId: "r",
    scoredOn: today,
    changedAt: noon - 1,
  };
}

const oneDay = { days: [today], gross: [1], freeDays: [], refunds: [], unmatched: [] };

async function put(store: Store, { customerId, ...row }: ListedCustomer) {
  await store.customers.putHistory({ customerId, history: oneDay, digest: "d", row }, 0);
}

async function begin(store: Store, id: string, detail: Record<string, unknown>) {
  await store.runs.put({ kind: "export", id, state: "running", startedAt: noon, detail });
}

async function textOf(store: Store, id: string): Promise<string> {
  return Buffer.from((await store.blobs.get(exportKey(id)))!).toString();
}

describe("an export", () => {
  it("holds every member once by descending CLV, any id quoted so that a spreadsheet gives it back", async () => {
    const { deps } = await fresh();
    const ids = [
      "plain",
      "a,b",
      'say "hi"',
      "two\nlines",
      "😀",
      "عميل ١",
      "=1+1",
      "+9",
      "-3",
      "@x",
      " edge ",
    ];
    for (const [i, id] of ids.entries()) await put(deps.store, rowOf(id, 100 - i));
    await begin(deps.store, "e", { segment: "steady", filters: {} });
    await exportList(deps, "e");
    const csv = await textOf(deps.store, "e");
    expect(readCsv(csv).map(([id]) => id)).toEqual([
      "customerId",
      ...["plain", "a,b", 'say "hi"', "two\nlines", "😀", "عميل ١", "'=1+1", "'+9", "'-3", "'@x", " edge "],
    ]);
    expect(csv.split("\r\n")[1]).toBe(
      "plain,steady,100,0.25,1.25,2,2024-10-09,2024-06-26,2024-09-24,4,123.4,web,m,r,2024-10-04",
    );
    const run = (await deps.store.runs.get("export", "e"))!;
    expect(run).toMatchObject({
      state: "done",
      detail: { rows: 11, bytes: Buffer.byteLength(csv), moved: 0 },
    });
  });

  it("keeps to its filters, and counts rows that moved since it was asked for", async () => {
    const { deps } = await fresh();
    for (let i = 0; i < 30; i++) {
      await put(deps.store, { ...rowOf(`c${i}`, i), changedAt: i < 4 ? noon + 1 : noon - 1 });
    }
    await begin(deps.store, "e", { segment: "steady", filters: { minClv: 10 } });
    await exportList(deps, "e");
    expect((await deps.store.runs.get("export", "e"))!.detail).toMatchObject({ rows: 20, moved: 4 });
  });

  it("ends failed with the reason when it cannot be written", async () => {
    const { deps } = await fresh();
    await begin(deps.store, "e", { segment: "steady" });
    const blobs = { ...deps.store.blobs, putStream: () => Promise.reject(new Error("disk full")) };
    await expect(exportList({ ...deps, store: { ...deps.store, blobs } }, "e")).rejects.toThrow("disk full");
    expect(await deps.store.runs.get("export", "e")).toMatchObject({ state: "failed", reason: "disk full" });
  });

  it("is withdrawn when a customer in it is erased, and only then", async () => {
    const { deps } = await fresh();
    await put(deps.store, rowOf("in, it", 5));
    for (const [id, filters] of [
      ["with", {}],
      ["without", { minClv: 50 }],
    ] as const) {
      await begin(deps.store, id, { segment: "steady", filters });
      await exportList(deps, id);
    }
    await eraseCustomer(deps, "in, it");
    expect(await deps.store.blobs.get(exportKey("with"))).toBeNull();
    expect(await deps.store.runs.get("export", "with")).toMatchObject({ state: "failed" });
    expect(await textOf(deps.store, "without")).toMatch(/^customerId/);
  });

  const members = runs(1) > 1 ? 100_000 : 3_000;
  it(`of ${members} members runs in constant memory`, async () => {
    const { deps, context } = await fresh();
    const { store } = deps;
    const puts = Array.from({ length: members }, (_, i) => {
      const { customerId, ...row } = rowOf(`customer-${i}`, i % 997);
      return { PutRequest: { Item: customerToItem({ customerId, history: oneDay, digest: "d", row }, 1) } };
    });
    await batchWrite(context, context.tableNames.customers, puts);
    await begin(store, "e", { segment: "steady" });
    let bytes = 0;
    let largest = 0;
    let most = 0;
    const blobs = {
      ...store.blobs,
      async putStream(_: string, pieces: AsyncIterable<Uint8Array>) {
        for await (const piece of pieces) {
          bytes += piece.length;
          largest = Math.max(largest, piece.length);
          most = Math.max(most, process.memoryUsage().heapUsed);
        }
      },
    };
    globalThis.gc?.();
    const before = process.memoryUsage().heapUsed;
    await exportList({ ...deps, store: { ...store, blobs } }, "e");
    expect((await store.runs.get("export", "e"))!.detail).toMatchObject({ rows: members, bytes });
    // A page of 1,000 rows at a time is all that is ever held; what is left is garbage not yet collected.
    expect(largest).toBeLessThan(200_000);
    expect(most - before).toBeLessThan(150e6);
  }, 300_000);
});

/** Reads CSV by RFC 4180. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const match of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(match[1] !== undefined ? match[1].replaceAll('""', '"') : match[2]);
    if (match[3] === ",") continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
