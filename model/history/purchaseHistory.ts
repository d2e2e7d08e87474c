/**
 * A customer's purchases, by local day (whole days since 1970-01-01), money in integer minor units.
 * Built from the customer's orders by `buildHistory`; says nothing of a date: `summarise` does.
 */
export interface PurchaseHistory {
  /** Distinct days with at least one order, ascending. */
  days: number[];
  /** Gross spend of each day; null for a log without amounts. */
  gross: number[] | null;
  /** Recorded cost of each day; absent where no order carried one. */
  cost?: number[];
  /** Positions in `days` of those with a free order (amount 0): they stay purchases whatever is refunded. */
  freeDays: number[];
  /** What was refunded, of which purchase day, and when; amounts positive. */
  refunds: NettedRefund[];
  /** Refunds that nothing earlier could absorb, kept until their order arrives. */
  unmatched: UnmatchedRefund[];
  /** Channel of the very first order; absent where that order named none. */
  firstChannel?: string;
  /** Costs recorded on refunds, by day, ascending; absent where there were none. */
  refundCosts?: DatedAmount[];
}

export interface DatedAmount {
  day: number;
  amount: number;
}

export interface NettedRefund {
  /** From this day on the refund counts: its own, or the order's where that is dated later. */
  refundDay: number;
  purchaseDay: number;
  amount: number;
}

export interface UnmatchedRefund {
  orderId: string;
  refundDay: number;
  amount: number;
}

/** One order as the history needs it. A refund's amount is positive, minor units. */
export interface HistoryOrder {
  orderId: string;
  day: number;
  /** Orders the orders of one day; any monotone number (milliseconds of the timestamp). */
  at: number;
  amount: number | null;
  type: "order" | "refund";
  refundOf?: string;
  cost?: number;
  channel?: string;
}
