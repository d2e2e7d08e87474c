/**
 * The orders of a log, one array a quantity, in the sequence of the file: five million rows in some 100 MB.
 * Rows are entry 0 to `rows` - 1 of each array.
 */
export interface OrderColumns {
  rows: number;
  /** Distinct customers, by first appearance; each has at least one row. */
  customerIds: string[];
  /** Position of each row's customer in `customerIds`. */
  customer: Uint32Array;
  /** Local day of the shop, whole days since 1970-01-01. */
  day: Int32Array;
  /** Whole minor units >= 0, refunds too; null for a log without amounts. */
  amount: Float64Array | null;
  /** Minor units >= 0; null where the log has no costs. */
  cost: Float64Array | null;
  /** 1 = refund, 0 = order. */
  refund: Uint8Array;
  /** Of each refund row that names an order: the row it names, or -1 where the log has it not. */
  refundTarget: Map<number, number>;
  /** Line of the file each row began on, 1 = the header's. */
  line: Uint32Array;
  /** Names of the channels; the first, "", stands for none. */
  channels: string[];
  /** Position of each row's channel in `channels`; null for a log without channels. */
  channel: Uint32Array | null;
  /** Decimal digits of the currency. */
  digits: number;
}
