/**
 * A delivery of a shop system, reduced to what orders are made of: no name, address, contact or note is in it. All that
 * goes on from here, whether to be stored or to be told.
 */
export interface ShopOrder {
  orderId: string;
  /** The shop's number of the customer; of a guest a keyed hash; null where nobody is named. */
  customerId: string | null;
  /** ISO 8601. */
  orderedAt: string;
  /** Major units, as the shop system writes them. */
  amount: string | number;
  currency?: string;
  /** When the shop system changed it last. */
  updatedAt: string;
  refunds: ShopRefund[];
  /** Whether the order counts no more: cancelled, failed. What was not refunded of it is taken back. */
  ended: boolean;
}

export interface ShopRefund {
  refundId: string;
  /** Absent where the shop system does not tell. */
  refundedAt?: string;
  amount: number;
  currency?: string;
}

/** What a delivery comes to. */
export type ShopDelivery =
  | { order: ShopOrder }
  /** A refund told by itself, whose order is known already or not. */
  | { refund: ShopRefund; of: string }
  /** The order is gone. */
  | { deleted: string }
  /** The shop system asks for a customer's erasure. */
  | { erase: string }
  /** Nothing is taken; why. */
  | { ignored: string };

/** What reading a delivery depends on besides it: how a guest's e-mail address becomes an id. */
export interface InboundContext {
  guestId: (email: string) => string;
}
