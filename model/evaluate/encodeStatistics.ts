import type { ToldEvidence } from "../ambassadors/evidence.ts";
import { decodeHistory } from "../history/decodeHistory.ts";
import { encodeHistory } from "../history/encodeHistory.ts";
import type { SampledCustomer, ShardStatistics, SpendGroups } from "./statistics.ts";

const magic = 0x54534653; // "SFST"
const version = 2;

interface Header {
  asOf: number;
  customers: number;
  share: number;
  sampleSize: number;
  groups: number;
  spend: number | null;
  observed: SpendGroups["observed"] | null;
  firstDay: number;
  days: number;
  sample: number;
  /** By place in the sample, of those of whom signals say something. */
  told?: [place: number, told: ToldEvidence][];
}

/** Statistics as bytes: a header in JSON, the columns as they lie in memory, then the sampled histories. */
export function encodeStatistics(statistics: ShardStatistics): Uint8Array {
  const { groups, spend, daily, sample } = statistics;
  const header: Header = {
    asOf: statistics.asOf,
    customers: statistics.customers,
    share: statistics.share,
    sampleSize: statistics.sampleSize,
    groups: groups.count.length,
    spend: spend?.count.length ?? null,
    observed: spend?.observed ?? null,
    firstDay: daily.firstDay,
    days: daily.purchases.length,
    sample: sample.length,
    told: sample.flatMap(({ told }, place) => (told === undefined ? [] : [[place, told]])),
  };
  const text = new TextEncoder().encode(JSON.stringify(header));
  const columns = [
    groups.frequency,
    groups.firstDay,
    groups.lastDay,
    groups.count,
    groups.logIntervals,
    ...(spend === null ? [] : [spend.frequency, spend.monetaryValue, spend.count]),
    Float64Array.from(daily.purchases),
    Float64Array.from(daily.newCustomers),
    Float64Array.from(sample, ({ hash }) => hash),
  ];
  const histories = sample.map(({ history }) => encodeHistory(history));
  columns.push(Float64Array.from(histories, (bytes) => bytes.length));

  const pieces: Uint8Array[] = [
    new Uint8Array(Uint32Array.of(magic, version, text.length).buffer),
    text,
    ...columns.map((column) => new Uint8Array(column.buffer, column.byteOffset, column.byteLength)),
    ...histories,
  ];
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** @throws {RangeError} unless the bytes are whole and written by `encodeStatistics` */
export function decodeStatistics(bytes: Uint8Array): ShardStatistics {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!(bytes.length >= 12 && view.getUint32(0, true) === magic && view.getUint32(4, true) === version)) {
    throw new RangeError(`decodeStatistics requires statistics of version ${version}: ${bytes.length} bytes`);
  }
  let at = 12;
  const take = (length: number): Uint8Array => {
    if (!(at + length <= bytes.length)) {
      throw new RangeError(
        `decodeStatistics requires whole statistics: ${bytes.length} bytes of ${at + length}`,
      );
    }
    at += length;
    return new Uint8Array(bytes.subarray(at - length, at)); // a copy: aligned, and never a Buffer's pool
  };
  const header = JSON.parse(new TextDecoder().decode(take(view.getUint32(8, true)))) as Header;
  const column = (length: number) => new Float64Array(take(length * 8).buffer);

  const groups = {
    frequency: column(header.groups),
    firstDay: column(header.groups),
    lastDay: column(header.groups),
    count: column(header.groups),
    logIntervals: column(header.groups),
  };
  const spend =
    header.spend === null
      ? null
      : {
          frequency: column(header.spend),
          monetaryValue: column(header.spend),
          count: column(header.spend),
          observed: header.observed!,
        };
  const purchases = Uint32Array.from(column(header.days));
  const newCustomers = Uint32Array.from(column(header.days));
  const hashes = column(header.sample);
  const lengths = column(header.sample);
  const sample: SampledCustomer[] = Array.from(hashes, (hash, i) => ({
    hash,
    history: decodeHistory(take(lengths[i]!)),
  }));
  for (const [place, told] of header.told ?? []) sample[place].told = told;
  const { asOf, customers, share, sampleSize } = header;
  const daily = { firstDay: header.firstDay, purchases, newCustomers };
  return { asOf, customers, share, groups, daily, spend, sample, sampleSize };
}
