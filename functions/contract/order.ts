/** Orders that one POST /v1/orders may hold. */
export const maxOrdersPerRequest = 500;

/** An order as stored: validated, local day known, money in integer minor units. */
export interface StoredOrder {
  customerId: string;
  orderId: string;
  type: "order" | "refund";
  /** As it was sent. */
  orderedAt: string;
  /** Local day of the shop, whole days since 1970-01-01. */
  day: number;
  /** Milliseconds; for a plain date the start of that local day in UTC arithmetic. Orders the orders of a day. */
  at: number;
  /** Positive minor units for both types; 0 for a free order; null for a log without amounts. */
  amount: number | null;
  refundOf?: string;
  revision?: number;
  channel?: string;
  /** Minor units. */
  cost?: number;
}
