import type { RuleField } from "../../model/segments/ruleset.ts";

/**
 * All customers as a night left them, one column a quantity, in no promised order. Written by the night's
 * report, held in memory by whoever answers counts, sorts other than CLV and previews of rules.
 * Days are whole days since 1970-01-01, money in major units.
 */
export interface Snapshot {
  runId: string;
  /** The day the night scored for. */
  asOf: number;
  modelId: string;
  rulesetId: string;
  /** Milliseconds. */
  takenAt: number;
  customerIds: readonly string[];
  /** Names that `columns.segment` points into. */
  segments: readonly string[];
  /** Names that `columns.channel` points into. */
  channels: readonly string[];
  columns: SnapshotColumns;
  /** What rules ask about, so that other rules can be tried on the same customers. */
  facts: Record<RuleField, Float64Array>;
}

/** NaN where a customer has no such value: money without amounts, an act-by date that never comes. */
export interface SnapshotColumns {
  segment: Uint16Array;
  /** Position of the rule that matched. */
  rule: Uint16Array;
  /** `noChannel` where unknown. */
  channel: Uint16Array;
  clv: Float64Array;
  probabilityAlive: Float64Array;
  valueAtRisk: Float64Array;
  expectedOrders: Float64Array;
  actBy: Float64Array;
  firstDay: Int32Array;
  lastDay: Int32Array;
  orders: Uint32Array;
  spend: Float64Array;
  /** Cost to serve to date: recorded, else the usual one of every purchase. */
  cost: Float64Array;
  /** Net spend expected in the horizon, not discounted. */
  expectedRevenue: Float64Array;
}

/** The channel of a customer whose orders named none. */
export const noChannel = 0xffff;
