import type { SummaryColumns } from "../summary.ts";
import { indexDistinct } from "./indexDistinct.ts";
import { indexKeys } from "./indexKeys.ts";

/** Customers with the same frequency, recency and T, counted once, with their values given by position. */
export interface GroupedSummaries {
  /** Distinct values. */
  frequencies: Float64Array;
  recencies: Float64Array;
  Ts: Float64Array;
  /** One entry a group: positions in the three arrays above, and customers in the group. */
  x: Int32Array;
  tx: Int32Array;
  T: Int32Array;
  weight: Float64Array;
  /** One entry a row: the group it is in. */
  rowGroup: Int32Array;
  customers: number;
  repeaters: number;
  /** Repeat purchases of all customers together. */
  purchases: number;
}

/**
 * Groups identical summaries, so that whatever follows costs as much as there are groups, not customers. With
 * frequency 0 the recency is 0, whatever was given.
 *
 * @throws {RangeError} naming the row, unless 0 <= recency <= T < Infinity, frequencies are whole numbers >= 0,
 *   weights finite and >= 0, and all columns as long
 */
export function groupSummaries(columns: SummaryColumns, who = "groupSummaries"): GroupedSummaries {
  const { frequency, weight } = columns;
  const n = frequency.length;
  const recency = checkedRecency(columns, who);
  const xs = indexDistinct(frequency);
  const txs = indexDistinct(recency);
  const Ts = indexDistinct(columns.T);
  const [nTx, nT] = [txs.values.length, Ts.values.length];
  const keySpace = xs.values.length * nTx * nT;
  const keys = keySpace < 2 ** 31 ? new Int32Array(n) : new Float64Array(n);
  for (let i = 0; i < n; i++) keys[i] = (xs.index[i] * nTx + txs.index[i]) * nT + Ts.index[i];
  const { index, firstRow } = indexKeys(keys, keySpace);
  const weights = new Float64Array(firstRow.length);
  let customers = 0;
  let repeaters = 0;
  let purchases = 0;
  for (let i = 0; i < n; i++) {
    const w = weight === undefined ? 1 : weight[i];
    weights[index[i]] += w;
    customers += w;
    purchases += w * frequency[i];
    if (frequency[i] > 0) repeaters += w;
  }
  return {
    frequencies: xs.values,
    recencies: txs.values,
    Ts: Ts.values,
    x: firstRow.map((row) => xs.index[row]),
    tx: firstRow.map((row) => txs.index[row]),
    T: firstRow.map((row) => Ts.index[row]),
    weight: weights,
    rowGroup: index,
    customers,
    repeaters,
    purchases,
  };
}

/** The recencies, with 0 where there was no repeat purchase: the column given, where that is so already. */
function checkedRecency({ frequency, recency, T, weight }: SummaryColumns, who: string): ArrayLike<number> {
  const n = frequency.length;
  if (!(recency.length === n && T.length === n && (weight === undefined || weight.length === n))) {
    throw new RangeError(`${who} requires columns of one length: ${n}, ${recency.length}, ${T.length}`);
  }
  let stray = false;
  for (let i = 0; i < n; i++) {
    const x = frequency[i];
    if (!(x >= 0 && x < Infinity && Math.floor(x) === x)) {
      throw new RangeError(`${who} requires a whole frequency >= 0: ${x} (row ${i})`);
    }
    if (!(0 <= recency[i] && recency[i] <= T[i] && T[i] < Infinity)) {
      throw new RangeError(`${who} requires 0 <= recency <= T < Infinity: ${recency[i]}, ${T[i]} (row ${i})`);
    }
    if (weight !== undefined && !(weight[i] >= 0 && weight[i] < Infinity)) {
      throw new RangeError(`${who} requires a weight >= 0: ${weight[i]} (row ${i})`);
    }
    if (x === 0 && recency[i] !== 0) stray = true;
  }
  return stray ? Float64Array.from(recency, (tx, i) => (frequency[i] === 0 ? 0 : tx)) : recency;
}
