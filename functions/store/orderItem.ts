import type { StoredOrder } from "../contract/order.ts";

/** An order as it lies in the table: `place` is the number of the move that put it there, absent for none. */
export type OrderItem = StoredOrder & { place?: number };

/** Which customer an orderId belongs to; while a move is under way also whom it comes from. */
export interface OwnerItem {
  orderId: string;
  customerId: string;
  formerly?: string;
  /** Counts the moves of this order. */
  moves?: number;
  /** The revision that began the move; absent where it carried none. */
  revision?: number;
}

/** The order without what only the store knows. */
export function toOrder(item: Record<string, unknown>): StoredOrder {
  const { place: _, ...order } = item as unknown as OrderItem;
  return order;
}

const content = ["type", "orderedAt", "day", "at", "amount", "refundOf", "channel", "cost"] as const;

/** Whether one carries a lower revision than the other. */
export function isOlder(one: { revision?: number }, other: { revision?: number }): boolean {
  return one.revision !== undefined && other.revision !== undefined && one.revision < other.revision;
}

/** What becomes of an order that arrives when `stored` is already there. */
export function judge(order: StoredOrder, stored: StoredOrder): "duplicate" | "correction" {
  const same =
    content.every((name) => order[name] === stored[name]) &&
    (order.revision === undefined || order.revision === stored.revision);
  return isOlder(order, stored) || same ? "duplicate" : "correction";
}

/** A correction keeps the revision already reached, and its place. */
export function corrected(order: StoredOrder, stored: OrderItem): OrderItem {
  return { ...order, revision: order.revision ?? stored.revision, place: stored.place };
}
