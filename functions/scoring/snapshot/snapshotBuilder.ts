import { type RuleFacts, type RuleField, ruleFields } from "../../../model/segments/ruleset.ts";
import { noChannel, type Snapshot } from "../../contract/snapshot.ts";
import type { CustomerRow } from "../../store/types.ts";

export type SnapshotMeta = Pick<Snapshot, "runId" | "asOf" | "modelId" | "rulesetId" | "takenAt">;

export interface SnapshotBuilder {
  add(customerId: string, row: CustomerRow, facts: RuleFacts): void;
  finish(meta: SnapshotMeta): Snapshot;
}

/** Gathers customers one by one into the columns of a snapshot. */
export function createSnapshotBuilder(): SnapshotBuilder {
  const customerIds: string[] = [];
  const rows: CustomerRow[] = [];
  const allFacts: RuleFacts[] = [];
  return {
    add(customerId, row, facts) {
      customerIds.push(customerId);
      rows.push(row);
      allFacts.push(facts);
    },
    finish(meta) {
      const segments = [...new Set(rows.map(({ segment }) => segment))].sort();
      const channels = [...new Set(rows.flatMap(({ channel }) => channel ?? []))].sort().slice(0, noChannel);
      const segmentAt = new Map(segments.map((segment, i) => [segment, i]));
      const channelAt = new Map(channels.map((channel, i) => [channel, i]));
      const floats = (of: (row: CustomerRow) => number | null) =>
        Float64Array.from(rows, (row) => of(row) ?? Number.NaN);
      return {
        ...meta,
        customerIds,
        segments,
        channels,
        columns: {
          segment: Uint16Array.from(rows, ({ segment }) => segmentAt.get(segment)!),
          rule: Uint16Array.from(rows, ({ rule }) => rule),
          channel: Uint16Array.from(rows, ({ channel }) => channelAt.get(channel ?? "") ?? noChannel),
          clv: floats(({ clv }) => clv),
          probabilityAlive: floats(({ probabilityAlive }) => probabilityAlive),
          valueAtRisk: floats(({ valueAtRisk }) => valueAtRisk),
          expectedOrders: floats(({ expectedOrders }) => expectedOrders),
          actBy: floats(({ actBy }) => actBy),
          firstDay: Int32Array.from(rows, ({ firstDay }) => firstDay),
          lastDay: Int32Array.from(rows, ({ lastDay }) => lastDay),
          orders: Uint32Array.from(rows, ({ orders }) => orders),
          spend: floats(({ spend }) => spend),
          cost: floats(({ cost }) => cost ?? null),
          expectedRevenue: floats(({ expectedRevenue }) => expectedRevenue ?? null),
        },
        facts: Object.fromEntries(
          ruleFields.map((field) => [field, Float64Array.from(allFacts, (facts) => facts[field])]),
        ) as Record<RuleField, Float64Array>,
      };
    },
  };
}
