import type { Naming } from "./idNotes.ts";
import type { CsvOrders, CsvReport } from "./options.ts";
import { isRefund, type RowStore } from "./rowStore.ts";
import type { Repeats } from "./settleRepeats.ts";

/** What rows are told apart by: the names behind their numbers, and which orders refunds name. */
export interface RowNames {
  customers: { readonly ids: string[] };
  channels: { readonly ids: string[] };
  ids: { readonly namings: readonly Naming[] };
}

/** Leaves out rows that no longer count and customers without rows, and hands over what the store holds. */
export function finishColumns(
  store: RowStore,
  reader: RowNames,
  answers: Int32Array,
  repeats: Repeats,
  digits: number,
  report: CsvReport,
): CsvOrders {
  const targets = findTargets(store, reader.ids.namings, answers, repeats);
  const place = compact(store, repeats.dropped);
  const { rows } = store;
  const refundTarget = new Map<number, number>();
  for (const [row, target] of targets) {
    if (place(row) >= 0) refundTarget.set(place(row), target < 0 ? -1 : place(target));
  }
  const refundOf = new Map<number, string>();
  for (const [row, id] of store.refundOf) if (place(row) >= 0) refundOf.set(place(row), id);
  for (let row = 0; row < rows; row += 1) store.flags[row] &= isRefund;
  return {
    rows,
    customerIds: keptCustomers(store, reader.customers.ids),
    customer: store.customer.subarray(0, rows),
    day: store.day.subarray(0, rows),
    amount: store.amount?.subarray(0, rows) ?? null,
    cost: store.cost?.subarray(0, rows) ?? null,
    refund: store.flags.subarray(0, rows),
    refundTarget,
    line: store.line.subarray(0, rows),
    channels: reader.channels.ids,
    channel: store.channel?.subarray(0, rows) ?? null,
    digits,
    report,
    orderIds: store.orderIds,
    time: store.time?.subarray(0, rows) ?? null,
    revision: store.orderIds === null ? null : (store.revision?.subarray(0, rows) ?? null),
    refundOf: store.orderIds === null ? null : refundOf,
  };
}

/** The row of the order each refund names; -1 where the log has it not, or under another customer. */
function findTargets(
  store: RowStore,
  namings: readonly Naming[],
  answers: Int32Array,
  { standing }: Repeats,
): Map<number, number> {
  const targets = new Map<number, number>();
  for (const naming of namings) {
    const first = answers[naming.question];
    const target = first < 0 ? -1 : (standing.get(first) ?? first);
    const own = target >= 0 && store.customer[target] === store.customer[naming.row];
    if (own) targets.set(naming.row, target);
    else if (!naming.own) targets.set(naming.row, -1);
  }
  return targets;
}

/** Closes the gaps that dropped rows leave; answers where each row is now, -1 for dropped ones. */
function compact(store: RowStore, dropped: Uint8Array | null): (row: number) => number {
  if (dropped === null) return (row) => row;
  const places = new Int32Array(store.rows);
  const arrays = [
    store.customer,
    store.day,
    store.line,
    store.flags,
    store.amount,
    store.cost,
    store.channel,
    store.revision,
    store.time,
  ];
  let kept = 0;
  for (let row = 0; row < store.rows; row += 1) {
    places[row] = dropped[row] === 1 ? -1 : kept;
    if (dropped[row] === 1) continue;
    for (const array of arrays) if (array !== null) array[kept] = array[row];
    if (store.orderIds) store.orderIds[kept] = store.orderIds[row];
    kept += 1;
  }
  store.rows = kept;
  if (store.orderIds) store.orderIds.length = kept;
  return (row) => places[row];
}

/** Ids of customers that still have rows, renumbered in place. */
function keptCustomers(store: RowStore, ids: string[]): string[] {
  const seen = new Uint8Array(ids.length);
  for (let row = 0; row < store.rows; row += 1) seen[store.customer[row]] = 1;
  if (!seen.includes(0)) return ids;
  const places = new Uint32Array(ids.length);
  const kept: string[] = [];
  for (let index = 0; index < ids.length; index += 1) {
    places[index] = kept.length;
    if (seen[index] === 1) kept.push(ids[index]);
  }
  for (let row = 0; row < store.rows; row += 1) store.customer[row] = places[store.customer[row]];
  return kept;
}
