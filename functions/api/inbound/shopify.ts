import * as z from "zod";
import type { InboundContext, ShopDelivery, ShopRefund } from "./shopOrder.ts";

const id = z.union([z.number().nonnegative(), z.string().regex(/^\d{1,30}$/)]);
const amount = z.union([z.number(), z.string()]);

const refundSchema = z.object({
  id,
  admin_graphql_api_id: z.string().nullish(),
  order_id: id.nullish(),
  created_at: z.string().nullish(),
  processed_at: z.string().nullish(),
  transactions: z
    .array(
      z.object({
        kind: z.string(),
        status: z.string().nullish(),
        amount,
        currency: z.string().nullish(),
      }),
    )
    .default([]),
});

const orderSchema = z.object({
  id,
  admin_graphql_api_id: z.string().nullish(),
  created_at: z.string(),
  processed_at: z.string().nullish(),
  updated_at: z.string(),
  cancelled_at: z.string().nullish(),
  test: z.boolean().nullish(),
  total_price: amount,
  currency: z.string().nullish(),
  email: z.string().nullish(),
  customer: z.object({ id, admin_graphql_api_id: z.string().nullish() }).nullish(),
  financial_status: z.string().nullish(),
  refunds: z.array(refundSchema).default([]),
});

const redactSchema = z.object({ customer: z.object({ id }) });

const orderTopics = ["create", "updated", "paid", "edited", "cancelled", "fulfilled", "partially_fulfilled"];

/**
 * A delivery of Shopify, reduced.
 *
 * @param topic as X-Shopify-Topic names it
 * @throws {z.ZodError} for a body that is none of that topic
 * @see Shopify's Admin REST API, the Order and Refund resources, which its webhooks carry
 */
export function readShopify(topic: string, body: unknown, { guestId }: InboundContext): ShopDelivery {
  const [resource, event] = topic.split("/");
  if (topic === "refunds/create") {
    const refund = refundSchema.parse(body);
    const read = refundOf(refund);
    if (refund.order_id == null) return { ignored: "The refund names no order." };
    return read ? { refund: read, of: String(refund.order_id) } : { ignored: "No money was given back." };
  }
  if (topic === "customers/redact") return { erase: String(redactSchema.parse(body).customer.id) };
  if (topic === "customers/data_request")
    return { ignored: "GET /v1/customers/{id}/export gives out what is stored of a customer." };
  if (resource !== "orders" || !orderTopics.includes(event))
    return { ignored: `Nothing is taken of the topic ${topic.slice(0, 60)}.` };
  // An edit carries what was changed, not the order, which orders/updated brings.
  if (event === "edited") return { ignored: "The edited order comes by orders/updated." };
  const order = orderSchema.parse(body);
  if (order.test) return { ignored: "The order is a test." };
  const { customer, email } = order;
  return {
    order: {
      orderId: exactId(order),
      customerId: customer ? exactId(customer) : email ? guestId(email) : null,
      orderedAt: order.processed_at ?? order.created_at,
      amount: order.total_price,
      ...(order.currency && { currency: order.currency }),
      updatedAt: order.updated_at,
      refunds: order.refunds.map(refundOf).filter((refund) => refund !== null),
      ended: order.cancelled_at != null || order.financial_status === "voided",
    },
  };
}

/** What a refund gave back; null where that was nothing, as when goods were taken back only. */
function refundOf(refund: z.infer<typeof refundSchema>): ShopRefund | null {
  const paid = refund.transactions.filter(
    ({ kind, status }) => kind === "refund" && /^(success|pending)$/.test(status ?? "success"),
  );
  const sum = paid.reduce((total, one) => total + Number(one.amount), 0);
  if (!(sum > 0)) return null;
  const refundedAt = refund.processed_at ?? refund.created_at;
  const currency = paid.find((one) => one.currency)?.currency;
  return {
    refundId: exactId(refund),
    ...(refundedAt && { refundedAt }),
    amount: sum,
    ...(currency && { currency }),
  };
}

/** The id as text: numbers beyond 2^53 are exact only there. */
function exactId({
  id,
  admin_graphql_api_id: gid,
}: {
  id: string | number;
  admin_graphql_api_id?: string | null;
}) {
  return /\/(\d+)$/.exec(gid ?? "")?.[1] ?? String(id);
}
