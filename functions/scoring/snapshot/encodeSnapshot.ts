import { documentedModel } from "../../../model/ambassadors/ambassadorModel.ts";
import { ambassadorScore } from "../../../model/ambassadors/ambassadorScore.ts";
import { nothingTold } from "../../../model/ambassadors/evidence.ts";
import { type RuleField, ruleFields } from "../../../model/segments/ruleset.ts";
import type { Snapshot, SnapshotColumns } from "../../contract/snapshot.ts";
import { columnLayout, columnsOf } from "./snapshotLayout.ts";

const magic = 0x50414e53; // "SNAP"
const version = 1;
/** What snapshots held before they named their columns; the others are read as unknown. */
const namesOfBefore: readonly string[] = columnLayout
  .map(([name]) => name)
  .filter((name) => name !== "cost" && name !== "expectedRevenue");

/** A snapshot as bytes: a header in JSON, the ids, then the columns as they lie in memory. */
export function encodeSnapshot(snapshot: Snapshot): Uint8Array {
  const { facts: _, columns: __, customerIds, ...meta } = snapshot;
  const ids = customerIds.map((id) => Buffer.from(id));
  const header = Buffer.from(
    JSON.stringify({ ...meta, fields: ruleFields, names: columnLayout.map(([name]) => name) }),
  );
  return Buffer.concat([
    bytesOf(Uint32Array.of(magic, version, header.length, ids.length)),
    header,
    bytesOf(Uint32Array.from(ids, (id) => id.length)),
    ...ids,
    ...columnsOf(snapshot).map(bytesOf),
  ]);
}

/** @throws {RangeError} unless the bytes are whole and written by `encodeSnapshot` */
export function decodeSnapshot(given: Uint8Array): Snapshot {
  // A Buffer would hand out views of shared memory where a plain array copies.
  const bytes = new Uint8Array(given.buffer, given.byteOffset, given.byteLength);
  let at = 0;
  const take = (length: number): Uint8Array => {
    if (!(at + length <= bytes.length)) {
      throw new RangeError(
        `decodeSnapshot requires a whole snapshot: ${bytes.length} bytes of ${at + length}`,
      );
    }
    at += length;
    return new Uint8Array(bytes.subarray(at - length, at)); // a copy: aligned, and never a Buffer's pool
  };
  const [kind, written, headerLength, length] = new Uint32Array(take(16).buffer);
  if (kind !== magic || written !== version) {
    throw new RangeError(`decodeSnapshot requires a snapshot of version ${version}: ${written}`);
  }
  const { fields, names, ...meta } = JSON.parse(Buffer.from(take(headerLength)).toString());
  const lengths = new Uint32Array(take(4 * length).buffer);
  const customerIds = Array.from(lengths, (size) => Buffer.from(take(size)).toString());
  const facts = Object.fromEntries(
    (fields as RuleField[]).map((field) => [field, new Float64Array(take(8 * length).buffer)]),
  ) as Facts;
  addAmbassadors(facts);
  const columns = Object.fromEntries(
    columnLayout.map(([name, Kind]) => [
      name,
      (names ?? namesOfBefore).includes(name)
        ? new Kind(take(Kind.BYTES_PER_ELEMENT * length).buffer as ArrayBuffer)
        : new Float64Array(length).fill(Number.NaN),
    ]),
  ) as unknown as SnapshotColumns;
  return { ...meta, customerIds, facts, columns };
}

type Facts = Record<RuleField, Float64Array>;

/** What snapshots of before did not hold, as it is where nobody has told anything. */
function addAmbassadors(facts: Facts): void {
  const { probabilityAlive, frequency, tenureDays } = facts;
  facts.signalsAgainst ??= new Float64Array(frequency.length);
  facts.successfulReferrals ??= new Float64Array(frequency.length);
  facts.ambassadorScore ??= frequency.map((x, i) =>
    ambassadorScore(documentedModel, {
      ...nothingTold,
      probabilityAlive: probabilityAlive[i],
      frequency: x,
      tenureDays: tenureDays[i],
    }),
  );
}

function bytesOf(column: ArrayBufferView): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
}
