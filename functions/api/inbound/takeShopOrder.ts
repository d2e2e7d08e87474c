import { parseTimestamp } from "../../../model/time/parseTimestamp.ts";
import { toMajor } from "../../../model/money/toMajor.ts";
import type { StoredOrder } from "../../contract/order.ts";
import type { Api } from "../api.ts";
import { type OrdersResponse, takeOrders } from "../orders/takeOrders.ts";
import type { ShopOrder, ShopRefund } from "./shopOrder.ts";

/** The refund that takes back what is left of an order that ended. */
const voidIdOf = (orderId: string) => `void-${orderId}`;
const refundIdOf = ({ refundId }: ShopRefund) => `refund-${refundId}`;

const nothing: OrdersResponse = { accepted: 0, duplicates: 0, rejected: [] };

/**
 * Stores an order of a shop system with its refunds, each under an id that follows from the shop system's, at the
 * revision of its last change: sent twice, or an older state after a newer one, it changes nothing.
 */
export async function takeShopOrder(
  api: Api,
  order: ShopOrder & { customerId: string },
  channel: string,
): Promise<OrdersResponse> {
  const { orderId, customerId, updatedAt, refunds, ended } = order;
  const shared = { customerId, channel, revision: updatedAt };
  // A refund without a date of its own keeps the one that it was first heard of.
  const heard = refunds.some(({ refundedAt }) => refundedAt === undefined)
    ? new Map((await api.store.orders.ofCustomer(customerId)).map((one) => [one.orderId, one.orderedAt]))
    : new Map<string, string>();
  const sent = [
    { ...shared, orderId, orderedAt: order.orderedAt, amount: order.amount, currency: order.currency },
    ...refunds.map((refund) => ({
      ...shared,
      type: "refund" as const,
      orderId: refundIdOf(refund),
      refundOf: orderId,
      orderedAt: refund.refundedAt ?? heard.get(refundIdOf(refund)) ?? updatedAt,
      amount: rounded(api, refund.amount),
      currency: refund.currency ?? order.currency,
    })),
  ];
  const back = refunds.reduce((sum, { amount }) => sum + amount, 0);
  const rest = ended ? rounded(api, Math.max(0, Number(order.amount) - back)) : 0;
  const voiding = { ...shared, orderId: voidIdOf(orderId), refundOf: orderId, orderedAt: updatedAt };
  if (rest > 0) sent.push({ ...voiding, type: "refund", amount: rest, currency: order.currency });
  const taken = await takeOrders(sent, api);
  if (rest === 0 && taken.rejected.length === 0) await clearVoid(api, orderId, updatedAt);
  return taken;
}

/** Stores a refund that was told by itself; null where its order is not known, and so neither whose it is. */
export async function takeShopRefund(
  api: Api,
  refund: ShopRefund,
  orderId: string,
  channel: string,
): Promise<OrdersResponse | null> {
  const order = await api.store.orders.find(orderId);
  if (order === null) return null;
  const at = refund.refundedAt ?? new Date(api.now()).toISOString();
  const sent = {
    orderId: refundIdOf(refund),
    customerId: order.customerId,
    type: "refund",
    refundOf: orderId,
    orderedAt: at,
    amount: rounded(api, refund.amount),
    currency: refund.currency,
    revision: at,
    channel,
  };
  return takeOrders([sent], api);
}

/** Takes back what is left of an order that the shop system deleted. */
export async function takeDeletion(api: Api, orderId: string): Promise<OrdersResponse> {
  const order = await api.store.orders.find(orderId);
  if (order === null || order.amount === null) return nothing;
  const { customerId, channel } = order;
  const all = await api.store.orders.ofCustomer(customerId);
  const back = all
    .filter((one) => one.type === "refund" && one.refundOf === orderId && one.orderId !== voidIdOf(orderId))
    .reduce((sum, { amount }) => sum + (amount ?? 0), 0);
  const rest = order.amount - back;
  if (!(rest > 0)) return nothing;
  const at = new Date(api.now()).toISOString();
  const sent = {
    orderId: voidIdOf(orderId),
    customerId,
    type: "refund",
    refundOf: orderId,
    orderedAt: at,
    amount: toMajor(rest, api.digits),
    revision: at,
    ...(channel !== undefined && { channel }),
  };
  return takeOrders([sent], api);
}

/** An order that counts again, or whose refunds have come since: what took it back is nothing from then on. */
async function clearVoid(api: Api, orderId: string, updatedAt: string): Promise<void> {
  const before = await api.store.orders.find(voidIdOf(orderId));
  if (before === null || before.amount === 0) return;
  const revision = parseTimestamp(updatedAt, "UTC").at;
  const cleared: StoredOrder = { ...before, amount: 0, revision };
  await api.store.orders.put([cleared]);
}

/** Sums of major units without what adding them left behind. */
function rounded({ digits }: Api, amount: number): number {
  return Number(amount.toFixed(digits));
}
