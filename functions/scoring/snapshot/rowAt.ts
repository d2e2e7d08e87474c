import { noChannel, type Snapshot } from "../../contract/snapshot.ts";
import type { CustomerRow } from "../../store/types.ts";

/** One customer of a snapshot as a stored row; `changedAt` is when the snapshot was taken. */
export function rowAt(snapshot: Snapshot, i: number): CustomerRow {
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
    ...(Number.isNaN(columns.cost[i]) ? {} : { cost: columns.cost[i] }),
    expectedRevenue: valueOrNull(columns.expectedRevenue),
    channel: columns.channel[i] === noChannel ? undefined : channels[columns.channel[i]],
    modelId,
    rulesetId,
    scoredOn: asOf,
    changedAt: takenAt,
  };
}
