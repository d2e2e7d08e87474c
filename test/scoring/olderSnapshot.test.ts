import { expect, it } from "vitest";
import type { RuleFacts } from "../../model/segments/ruleset.ts";
import { ruleFields } from "../../model/segments/ruleset.ts";
import { decodeSnapshot, encodeSnapshot } from "../../functions/scoring/snapshot/encodeSnapshot.ts";
import { createSnapshotBuilder } from "../../functions/scoring/snapshot/snapshotBuilder.ts";

const facts = Object.fromEntries(ruleFields.map((field) => [field, 1])) as RuleFacts;
const row = {
  segment: "steady",
  rule: 3,
  clv: 20,
  probabilityAlive: 0.9,
  valueAtRisk: 2,
  expectedOrders: 3,
  actBy: null,
  firstDay: 1,
  lastDay: 9,
  orders: 4,
  spend: 80,
  cost: 12,
  expectedRevenue: 60,
  modelId: "m",
  rulesetId: "r",
  scoredOn: 10,
  changedAt: 5,
};

it("a snapshot of before, without cost and expected revenue, is read as not knowing them", () => {
  const builder = createSnapshotBuilder();
  builder.add("a", row, facts);
  builder.add("b", row, facts);
  const written = new Uint8Array(
    encodeSnapshot(builder.finish({ runId: "1", asOf: 10, modelId: "m", rulesetId: "r", takenAt: 5 })),
  );
  expect(Array.from(decodeSnapshot(written).columns.cost)).toEqual([12, 12]);

  // As they were written before: the header named no columns, and the last two were not there.
  const [kind, version, headerLength, length] = new Uint32Array(written.slice(0, 16).buffer);
  const { names: _, ...meta } = JSON.parse(Buffer.from(written.slice(16, 16 + headerLength)).toString());
  const header = Buffer.from(JSON.stringify(meta));
  const older = Buffer.concat([
    new Uint8Array(Uint32Array.of(kind, version, header.length, length).buffer),
    header,
    written.slice(16 + headerLength, written.length - 2 * 8 * length),
  ]);
  const { columns } = decodeSnapshot(older);
  expect([Array.from(columns.spend), Array.from(columns.cost)]).toEqual([
    [80, 80],
    [Number.NaN, Number.NaN],
  ]);
});
