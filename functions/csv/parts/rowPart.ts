import type { Heard } from "../evidence.ts";
import type { RejectedRow } from "../options.ts";
import type { RowStore } from "../rowStore.ts";

/** Rows of one range that belong to one part, their formats unsettled; arrays as in `RowStore`. */
export interface RowPart {
  customerIds: string[];
  customer: Uint32Array;
  channels: string[];
  channel: Uint32Array | null;
  day: Int32Array;
  line: Uint32Array;
  flags: Uint8Array;
  amount: Float64Array | null;
  cost: Float64Array | null;
  revision: Float64Array | null;
  time: Int32Array;
  orderIds: string[];
  /** Ids that refund rows name, by row. */
  refundOf: [number, string][];
}

/** What reading one range found, besides its rows. */
export interface RangeFindings {
  rowsRead: number;
  droppedRefunds: number;
  droppedFree: number;
  rounded: number;
  heard: { year: Heard; order: Heard; mark: Heard };
  rejected: RejectedRow[];
}

/**
 * Parts the rows of a range so that rows which speak of each other, in whatever range, come to the same part: those
 * of one order id, and those without one of one customer.
 *
 * @returns `parts` parts, some of them perhaps without rows
 */
export function partRows(
  store: RowStore,
  customerIds: readonly string[],
  channels: readonly string[],
  parts: number,
): RowPart[] {
  const rowsOf: number[][] = Array.from({ length: parts }, () => []);
  for (let row = 0; row < store.rows; row += 1) {
    const id = store.orderIds?.[row] ?? "";
    rowsOf[partOf(id === "" ? `c${customerIds[store.customer[row]]}` : `o${id}`, parts)].push(row);
  }
  return rowsOf.map((rows) => {
    const customers = new Map<number, number>();
    const numberOf = (customer: number) => {
      if (!customers.has(customer)) customers.set(customer, customers.size);
      return customers.get(customer)!;
    };
    const customer = Uint32Array.from(rows, (row) => numberOf(store.customer[row]));
    const pick = <T extends Float64Array | Uint32Array>(array: T | null) =>
      array && (Reflect.construct(array.constructor, [rows.map((row) => array[row])]) as T);
    return {
      customerIds: [...customers.keys()].map((index) => customerIds[index]),
      customer,
      channels: [...channels],
      channel: pick(store.channel),
      day: Int32Array.from(rows, (row) => store.day[row]),
      line: Uint32Array.from(rows, (row) => store.line[row]),
      flags: Uint8Array.from(rows, (row) => store.flags[row]),
      amount: pick(store.amount),
      cost: pick(store.cost),
      revision: pick(store.revision),
      time: Int32Array.from(rows, (row) => store.time![row]),
      orderIds: rows.map((row) => store.orderIds?.[row] ?? ""),
      refundOf: rows.flatMap((row, at): [number, string][] => {
        const named = store.refundOf.get(row);
        return named === undefined ? [] : [[at, named]];
      }),
    };
  });
}

/** Which of so many parts a key belongs to: FNV-1a. */
export function partOf(key: string, parts: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % parts;
}
