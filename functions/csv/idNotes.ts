import type { Columns } from "./columnNames.ts";
import type { FieldCursor } from "./fieldCursor.ts";
import { hashBytes, secondHalf } from "./hashBytes.ts";
import { OrderIds } from "./orderIds.ts";
import type { RecordScanner } from "./recordScanner.ts";
import type { RowStore } from "./rowStore.ts";

export const orderSeed = 0;
export const refundSeed = 1;

/** A refund row that names an order. */
export interface Naming {
  row: number;
  /** Number of the question in `orderIds`. */
  question: number;
  /** The name is the refund's own order id: a hint, not a promise that such an order exists. */
  own: boolean;
}

/**
 * Notes order ids while rows are read, and which orders refunds name. An order and a refund under one id are two
 * things: the refund is of that order.
 */
export class IdNotes {
  readonly orderIds = new OrderIds();
  readonly namings: Naming[] = [];
  private readonly columns: Columns;
  private readonly store: RowStore;

  constructor(columns: Columns, store: RowStore) {
    this.columns = columns;
    this.store = store;
  }

  note(bytes: Uint8Array, scanner: RecordScanner, field: FieldCursor, row: number, refund: boolean): void {
    const { orderId, refundOf } = this.columns;
    const { store } = this;
    const named = refund && refundOf !== undefined && field.locate(bytes, scanner, refundOf);
    if (named) {
      this.name(field, row, false);
      if (store.orderIds) store.refundOf.set(row, field.text());
    }
    if (orderId === undefined) return;
    if (!field.locate(bytes, scanner, orderId)) {
      store.orderIds?.push("");
      return;
    }
    store.orderIds?.push(field.text());
    const high = hashBytes(bytes, field.start, field.end, refund ? refundSeed : orderSeed);
    this.orderIds.note(high, secondHalf, row);
    if (refund && !named) this.name(field, row, true);
  }

  private name(field: FieldCursor, row: number, own: boolean): void {
    const high = hashBytes(field.bytes, field.start, field.end, orderSeed);
    this.namings.push({ row, question: this.orderIds.ask(high, secondHalf), own });
  }
}
