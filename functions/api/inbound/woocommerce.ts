import * as z from "zod";
import type { InboundContext, ShopDelivery } from "./shopOrder.ts";

const amount = z.union([z.number(), z.string()]);

const orderSchema = z.object({
  id: z.int(),
  status: z.string(),
  currency: z.string().optional(),
  date_created_gmt: z.string(),
  date_modified_gmt: z.string().nullish(),
  total: amount,
  customer_id: z.int().default(0),
  billing: z.object({ email: z.string().nullish() }).nullish(),
  refunds: z.array(z.object({ id: z.int(), total: amount })).default([]),
});

/** Not placed yet: the customer is still at the checkout, or was and left. */
const notPlaced = ["pending", "checkout-draft", "auto-draft", "draft"];
/** Placed once, and nothing any more. */
const ended = ["cancelled", "failed", "trash"];

/**
 * A delivery of WooCommerce, reduced. Refunds come with their order, without a date of their own.
 *
 * @param topic as X-WC-Webhook-Topic names it
 * @throws {z.ZodError} for a body that is none of that topic
 * @see WooCommerce's REST API v3, the Order, which its webhooks carry
 */
export function readWoocommerce(topic: string, body: unknown, { guestId }: InboundContext): ShopDelivery {
  if (topic === "order.deleted") return { deleted: String(z.object({ id: z.int() }).parse(body).id) };
  if (!["order.created", "order.updated", "order.restored"].includes(topic))
    return { ignored: `Nothing is taken of the topic ${topic.slice(0, 60)}.` };
  const order = orderSchema.parse(body);
  const { status, customer_id: customer, billing } = order;
  if (notPlaced.includes(status)) return { ignored: `The order is not placed yet: ${status}.` };
  const createdAt = inUtc(order.date_created_gmt);
  return {
    order: {
      orderId: String(order.id),
      customerId: customer > 0 ? String(customer) : billing?.email ? guestId(billing.email) : null,
      orderedAt: createdAt,
      amount: order.total,
      ...(order.currency && { currency: order.currency }),
      updatedAt: order.date_modified_gmt ? inUtc(order.date_modified_gmt) : createdAt,
      refunds: order.refunds
        .map(({ id, total }) => ({ refundId: String(id), amount: Math.abs(Number(total)) }))
        .filter(({ amount }) => amount > 0),
      ended: ended.includes(status),
    },
  };
}

/** Dates of fields that end in _gmt are written without an offset. */
function inUtc(date: string): string {
  return /(Z|[+-]\d\d:?\d\d)$/.test(date) ? date : `${date}Z`;
}
