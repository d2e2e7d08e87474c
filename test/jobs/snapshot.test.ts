import { describe, expect, it } from "vitest";
import { noChannel } from "../../functions/contract/snapshot.ts";
import { decodeSnapshot, encodeSnapshot } from "../../functions/scoring/snapshot/encodeSnapshot.ts";
import { createSnapshotReader, publishSnapshot } from "../../functions/scoring/snapshot/latestSnapshot.ts";
import { mergeSnapshots, withoutCustomers } from "../../functions/scoring/snapshot/mergeSnapshots.ts";
import { createSnapshotBuilder } from "../../functions/scoring/snapshot/snapshotBuilder.ts";
import { memoryBlobs } from "../../infra/local/memoryBlobs.ts";
import { type RuleFacts, ruleFields } from "../../model/segments/ruleset.ts";

const meta = { runId: "2024-10-04", asOf: 20_000, modelId: "m", rulesetId: "r", takenAt: 5 };

function snapshotOf(ids: string[]) {
  const builder = createSnapshotBuilder();
  ids.forEach((id, i) => {
    const facts = Object.fromEntries(ruleFields.map((field, k) => [field, 100 * i + k])) as RuleFacts;
    builder.add(
      id,
      {
        segment: ["steady", "at_risk"][i % 2],
        rule: i % 4,
        clv: i % 3 === 0 ? null : i + 0.25,
        probabilityAlive: 1 / (i + 2),
        valueAtRisk: null,
        expectedOrders: i,
        actBy: i % 2 ? 20_010 + i : null,
        firstDay: -5,
        lastDay: 19_990,
        orders: i,
        spend: i,
        channel: i % 2 ? "متجر" : undefined,
        modelId: "m",
        rulesetId: "r",
        scoredOn: 20_000,
        changedAt: 1,
      },
      facts,
    );
  });
  return builder.finish(meta);
}

describe("a snapshot", () => {
  it("reads back as it was written, any id and any number of customers", () => {
    for (const ids of [[], ["a"], ["a", "b,\n", "😀", "عميل", "e"]]) {
      const snapshot = snapshotOf(ids);
      expect(decodeSnapshot(encodeSnapshot(snapshot))).toEqual(snapshot);
      expect(decodeSnapshot(Buffer.from(encodeSnapshot(snapshot)))).toEqual(snapshot);
    }
    const { columns, channels } = snapshotOf(["a", "b"]);
    expect([...columns.channel]).toEqual([noChannel, 0]);
    expect(channels).toEqual(["متجر"]);
  });

  it("of before ambassadors had a score gives everyone the score of a customer without signals", () => {
    const snapshot = snapshotOf(["a", "b"]);
    const known = { probabilityAlive: 0.8, frequency: 2, tenureDays: 0 };
    for (const [field, value] of Object.entries(known))
      snapshot.facts[field as keyof typeof known].fill(value);
    const bytes = Buffer.from(encodeSnapshot(snapshot));
    const length = bytes.readUInt32LE(8);
    const { fields, ...rest } = JSON.parse(bytes.subarray(16, 16 + length).toString());
    const header = Buffer.from(JSON.stringify({ ...rest, fields: fields.slice(0, -3) }));
    const start = Buffer.from(bytes.subarray(0, 16));
    start.writeUInt32LE(header.length, 8);
    // Ids of one letter, then ten facts of eight bytes a customer; the three that are new follow.
    const before = 16 + length + 2 * 4 + 2 + 10 * 2 * 8;
    const old = Buffer.concat([
      start,
      header,
      bytes.subarray(16 + length, before),
      bytes.subarray(before + 3 * 2 * 8),
    ]);
    const { facts, columns } = decodeSnapshot(old);
    expect([...facts.ambassadorScore]).toEqual([0.5, 0.5]);
    expect([...facts.signalsAgainst]).toEqual([0, 0]);
    expect([...facts.successfulReferrals]).toEqual([0, 0]);
    expect(columns).toEqual(snapshot.columns);
  });

  it("that is cut short is refused", () => {
    const bytes = encodeSnapshot(snapshotOf(["a", "b"]));
    for (const length of [0, 10, 40, bytes.length - 1]) {
      expect(() => decodeSnapshot(bytes.slice(0, length))).toThrow(
        "decodeSnapshot requires a whole snapshot",
      );
    }
  });

  it("of the parts is the snapshot of the whole, and can lose a customer", () => {
    const whole = snapshotOf(["a", "b", "c", "d"]);
    const parts = ["ab", "cd"].map((ids) => withoutCustomers(whole, (id) => !ids.includes(id)));
    expect(mergeSnapshots(parts, meta)).toEqual(whole);
    expect(withoutCustomers(whole, (id) => id === "b").customerIds).toEqual(["a", "c", "d"]);
  });

  it("is held in memory until another is published", async () => {
    const blobs = memoryBlobs();
    const read = createSnapshotReader(blobs);
    expect(await read()).toBeNull();
    await publishSnapshot(blobs, snapshotOf(["a"]));
    const first = await read();
    expect(await read()).toBe(first);
    await publishSnapshot(blobs, { ...snapshotOf(["a", "b"]), takenAt: 6 });
    expect((await read())!.customerIds).toEqual(["a", "b"]);
    expect((await blobs.list("snapshots/")).length).toBe(2);
  });
});
