import { type RuleFacts, ruleFields } from "../../../model/segments/ruleset.ts";
import { noChannel, type Snapshot } from "../../contract/snapshot.ts";
import type { CustomerRow } from "../../store/types.ts";
import { createSnapshotBuilder, type SnapshotMeta } from "./snapshotBuilder.ts";

/** One snapshot of many parts. */
export function mergeSnapshots(parts: readonly Snapshot[], meta: SnapshotMeta): Snapshot {
  const builder = createSnapshotBuilder();
  for (const part of parts) {
    for (let i = 0; i < part.customerIds.length; i++) {
      builder.add(part.customerIds[i], rowAt(part, i), factsAt(part, i));
    }
  }
  return builder.finish(meta);
}

/** The snapshot without some customers. */
export function withoutCustomers(snapshot: Snapshot, leftOut: (customerId: string) => boolean): Snapshot {
  const builder = createSnapshotBuilder();
  snapshot.customerIds.forEach((id, i) => {
    if (!leftOut(id)) builder.add(id, rowAt(snapshot, i), factsAt(snapshot, i));
  });
  return builder.finish(snapshot);
}

/** One customer's row; `changedAt` is when the snapshot was taken. */
function rowAt(snapshot: Snapshot, i: number): CustomerRow {
  const { columns, segments, channels, modelId, rulesetId, asOf, takenAt } = snapshot;
  const valueOrNull = (column: Float64Array) => (Number.isNaN(column[i]) ? null : column[i]);
  return {
    segment: segments[columns.segment[i]],
    rule: columns.rule[i],
    clv: valueOrNull(columns.clv),
    probabilityAlive: columns.probabilityAlive[i],
    valueAtRisk: valueOrNull(columns.valueAtRisk),
    expectedOrders: columns.expectedOrders[i],
    actBy: valueOrNull(columns.actBy),
    firstDay: columns.firstDay[i],
    lastDay: columns.lastDay[i],
    orders: columns.orders[i],
    spend: valueOrNull(columns.spend),
    channel: columns.channel[i] === noChannel ? undefined : channels[columns.channel[i]],
    modelId,
    rulesetId,
    scoredOn: asOf,
    changedAt: takenAt,
  };
}

function factsAt({ facts }: Snapshot, i: number): RuleFacts {
  return Object.fromEntries(ruleFields.map((field) => [field, facts[field][i]])) as RuleFacts;
}
