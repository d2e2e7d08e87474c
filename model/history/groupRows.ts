import type { OrderColumns } from "./orderColumns.ts";

/** Rows of a log by customer: those of customer i are `rows[offsets[i]]` to `rows[offsets[i + 1] - 1]`. */
export interface CustomerRows {
  offsets: Uint32Array;
  rows: Uint32Array;
}

const known = new WeakMap<OrderColumns, CustomerRows>();

/** Groups the rows of a log by customer, in the sequence of the log (counting sort); once for each log. */
export function groupRows(columns: OrderColumns): CustomerRows {
  const before = known.get(columns);
  if (before !== undefined) return before;
  const { rows: count, customer, customerIds } = columns;
  const offsets = new Uint32Array(customerIds.length + 1);
  for (let row = 0; row < count; row += 1) offsets[customer[row] + 1] += 1;
  for (let index = 0; index < customerIds.length; index += 1) offsets[index + 1] += offsets[index];
  const next = offsets.slice();
  const rows = new Uint32Array(count);
  for (let row = 0; row < count; row += 1) rows[next[customer[row]]++] = row;
  const grouped = { offsets, rows };
  known.set(columns, grouped);
  return grouped;
}
