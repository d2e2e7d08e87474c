import type { Naming } from "./idNotes.ts";
import type { RowStore } from "./rowStore.ts";

/** Refund rows that carry the id of their customer's order instead of one of their own. */
export function refundsOfOrders(
  store: RowStore,
  namings: readonly Naming[],
  answers: Int32Array,
): ReadonlySet<number> {
  const rows = new Set<number>();
  for (const { row, question, own } of namings) {
    const order = answers[question];
    if (own && order >= 0 && store.customer[order] === store.customer[row]) rows.add(row);
  }
  return rows;
}

/**
 * Tells refunds of one order apart: an order may be refunded more than once. Rows alike in day and amount are one
 * refund; where rows are lines of an order ("sum"), those of one day are.
 *
 * @returns for each further row under an order's id: the row it is the same refund as, or -1 for another refund
 */
export function refundMatcher(store: RowStore, summed: boolean): (row: number, first: number) => number {
  const rows = new Map<string, number>();
  return (row, first) => {
    const key = (of: number) => `${first} ${store.day[of]} ${summed ? "" : store.amount?.[of]}`;
    if (!rows.has(key(first))) rows.set(key(first), first);
    const same = rows.get(key(row));
    if (same === undefined) rows.set(key(row), row);
    return same ?? -1;
  };
}
