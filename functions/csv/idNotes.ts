import type { Columns } from "./columnNames.ts";
import type { FieldCursor } from "./fieldCursor.ts";
import { FirstRows } from "./firstRows.ts";
import { hashBytes, secondHalf } from "./hashBytes.ts";
import type { RecordScanner } from "./recordScanner.ts";
import type { RowStore } from "./rowStore.ts";

const orderSeed = 0;
const refundSeed = 1;

/** A refund row that names an order: by 64 bits of the name's hash. */
export interface Naming {
  row: number;
  high: number;
  low: number;
  /** The name is the refund's own order id: a hint, not a promise that such an order exists. */
  own: boolean;
}

/**
 * Notes order ids while rows are read: which rows repeat an id, and which orders refunds name. An order and a
 * refund under one id are two things: the refund is of that order.
 */
export class IdNotes {
  readonly firstRows = new FirstRows();
  /** Pairs: a row, and the first row that had its order id. */
  readonly repeats: number[] = [];
  readonly namings: Naming[] = [];

  note(
    bytes: Uint8Array,
    scanner: RecordScanner,
    columns: Columns,
    field: FieldCursor,
    store: RowStore,
    row: number,
    refund: boolean,
  ): void {
    let named = false;
    if (refund && columns.refundOf !== undefined && field.locate(bytes, scanner, columns.refundOf)) {
      named = true;
      this.name(field, row, false);
      if (store.orderIds) store.refundOf.set(row, field.text());
    }
    if (columns.orderId === undefined) return;
    if (!field.locate(bytes, scanner, columns.orderId)) {
      store.orderIds?.push("");
      return;
    }
    store.orderIds?.push(field.text());
    const high = hashBytes(field.bytes, field.start, field.end, refund ? refundSeed : orderSeed);
    const first = this.firstRows.firstOf(high, secondHalf, row);
    if (first !== row) this.repeats.push(row, first);
    if (refund && !named) this.name(field, row, true);
  }

  /** The row that first had the order which a refund names; -1 when none has. */
  find({ high, low }: Naming): number {
    return this.firstRows.find(high, low);
  }

  private name(field: FieldCursor, row: number, own: boolean): void {
    const high = hashBytes(field.bytes, field.start, field.end, orderSeed);
    this.namings.push({ row, high, low: secondHalf, own });
  }
}
