import { ruleFields } from "../../../model/segments/ruleset.ts";
import type { Snapshot, SnapshotColumns } from "../../contract/snapshot.ts";

type Column = Float64Array | Int32Array | Uint32Array | Uint16Array;

/** The columns in the sequence in which they are stored, each with the kind of its numbers. */
export const columnLayout = [
  ["clv", Float64Array],
  ["probabilityAlive", Float64Array],
  ["valueAtRisk", Float64Array],
  ["expectedOrders", Float64Array],
  ["actBy", Float64Array],
  ["spend", Float64Array],
  ["firstDay", Int32Array],
  ["lastDay", Int32Array],
  ["orders", Uint32Array],
  ["segment", Uint16Array],
  ["rule", Uint16Array],
  ["channel", Uint16Array],
  ["cost", Float64Array],
  ["expectedRevenue", Float64Array],
] as const satisfies readonly (readonly [keyof SnapshotColumns, unknown])[];

/** Every column of a snapshot, facts first. */
export function columnsOf({ facts, columns }: Pick<Snapshot, "facts" | "columns">): Column[] {
  return [...ruleFields.map((field) => facts[field]), ...columnLayout.map(([name]) => columns[name])];
}
