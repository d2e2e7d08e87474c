import { toMajor } from "../../model/money/toMajor.ts";
import type { StoredOrder } from "../contract/order.ts";

/** How many are sent at once. */
export { maxOrdersPerRequest } from "../contract/order.ts";

/** An order as `POST /v1/orders` takes it; amounts in major units. */
export interface SentOrder {
  orderId: string;
  customerId: string;
  orderedAt: string;
  amount?: number;
  type?: "order" | "refund";
  refundOf?: string;
  revision?: number;
  channel?: string;
  cost?: number;
}

/**
 * An order read from a file as it is sent to the service.
 *
 * @param digits of the currency
 */
export function toSent(
  { day: _, at: __, amount, cost, type, ...order }: StoredOrder,
  digits: number,
): SentOrder {
  return {
    ...order,
    ...(type === "refund" && { type }),
    ...(amount !== null && { amount: toMajor(amount, digits) }),
    ...(cost !== undefined && { cost: toMajor(cost, digits) }),
  };
}
