import type { OrderColumns } from "./orderColumns.ts";

/**
 * Rows of a log by customer, and by day within each: those of customer i are entries `offsets[i]` to
 * `offsets[i + 1]` - 1. Day and amount stand beside each other in that sequence, so that a pass over all customers
 * reads memory from front to back.
 */
export interface CustomerRows {
  offsets: Uint32Array;
  /** Which row of the log each entry is. */
  rows: Uint32Array;
  day: Int32Array;
  amount: Float64Array | null;
  /** 1 for customers with a refund. */
  refunded: Uint8Array;
}

const known = new WeakMap<OrderColumns, CustomerRows>();

/** Groups the rows of a log (counting sort, then by day); once for each log. */
export function groupRows(columns: OrderColumns): CustomerRows {
  const before = known.get(columns);
  if (before !== undefined) return before;
  const { rows: count, customer, customerIds, refund } = columns;
  const offsets = new Uint32Array(customerIds.length + 1);
  const refunded = new Uint8Array(customerIds.length);
  for (let row = 0; row < count; row += 1) {
    offsets[customer[row] + 1] += 1;
    if (refund[row] === 1) refunded[customer[row]] = 1;
  }
  for (let index = 0; index < customerIds.length; index += 1) offsets[index + 1] += offsets[index];
  const next = offsets.slice();
  const rows = new Uint32Array(count);
  const day = new Int32Array(count);
  const amount = columns.amount === null ? null : new Float64Array(count);
  for (let row = 0; row < count; row += 1) {
    const entry = next[customer[row]]++;
    rows[entry] = row;
    day[entry] = columns.day[row];
    if (amount !== null) amount[entry] = columns.amount![row];
  }
  for (let index = 0; index < customerIds.length; index += 1) {
    sortByDay(offsets[index], offsets[index + 1], rows, columns, day, amount);
  }
  const grouped = { offsets, rows, day, amount, refunded };
  known.set(columns, grouped);
  return grouped;
}

/** Sorts one customer's entries by day, rows of one day in the sequence of the log; most stand so already. */
function sortByDay(
  from: number,
  to: number,
  rows: Uint32Array,
  columns: OrderColumns,
  day: Int32Array,
  amount: Float64Array | null,
): void {
  let entry = from + 1;
  while (entry < to && day[entry - 1] <= day[entry]) entry += 1;
  if (entry >= to) return;
  rows.subarray(from, to).sort((a, b) => columns.day[a] - columns.day[b] || a - b);
  for (entry = from; entry < to; entry += 1) {
    day[entry] = columns.day[rows[entry]];
    if (amount !== null) amount[entry] = columns.amount![rows[entry]];
  }
}
