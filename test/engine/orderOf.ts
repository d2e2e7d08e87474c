import type { StoredOrder } from "../../functions/contract/order.ts";

/** An order with what a test does not care about filled in. */
export function orderOf(order: Partial<StoredOrder> & { orderId: string; customerId: string }): StoredOrder {
  const day = order.day ?? 20000;
  return {
    type: "order",
    orderedAt: new Date(day * 86_400_000).toISOString().slice(0, 10),
    day,
    at: day * 86_400_000,
    amount: 1000,
    ...order,
  };
}
