import { doubled } from "./growing.ts";

/** Bits of a row's flags besides those of its amount. */
export const isRefund = 1;
export const packedDay = 8;
/** The bits of a lone mark in a cost stand so much higher than those in an amount. */
export const costLoneShift = 3;

/** Rows as they are read, one growing array a quantity; arrays nobody needs are null. */
export class RowStore {
  rows = 0;
  capacity: number;
  customer: Uint32Array;
  day: Int32Array;
  line: Uint32Array;
  flags: Uint8Array;
  amount: Float64Array | null;
  cost: Float64Array | null;
  channel: Uint32Array | null;
  revision: Float64Array | null;
  time: Int32Array | null;
  orderIds: string[] | null;
  /** Ids that refund rows name. */
  readonly refundOf = new Map<number, string>();

  constructor(
    capacity: number,
    has: Record<"amount" | "cost" | "channel" | "revision" | "time" | "orderIds", boolean>,
  ) {
    this.capacity = capacity;
    this.customer = new Uint32Array(capacity);
    this.day = new Int32Array(capacity);
    this.line = new Uint32Array(capacity);
    this.flags = new Uint8Array(capacity);
    this.amount = has.amount ? new Float64Array(capacity) : null;
    this.cost = has.cost ? new Float64Array(capacity) : null;
    this.channel = has.channel ? new Uint32Array(capacity) : null;
    this.revision = has.revision ? new Float64Array(capacity) : null;
    this.time = has.time ? new Int32Array(capacity) : null;
    this.orderIds = has.orderIds ? [] : null;
  }

  /** Makes room for one more row. */
  reserve(): void {
    if (this.rows < this.capacity) return;
    this.capacity *= 2;
    this.customer = doubled(this.customer);
    this.day = doubled(this.day);
    this.line = doubled(this.line);
    this.flags = doubled(this.flags);
    if (this.amount) this.amount = doubled(this.amount);
    if (this.cost) this.cost = doubled(this.cost);
    if (this.channel) this.channel = doubled(this.channel);
    if (this.revision) this.revision = doubled(this.revision);
    if (this.time) this.time = doubled(this.time);
  }
}
