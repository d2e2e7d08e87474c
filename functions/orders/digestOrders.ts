import { createHash } from "node:crypto";
import type { StoredOrder } from "../contract/order.ts";

/**
 * Counts up when `buildHistory` comes to keep more of the same orders, so that reconciling rebuilds every history once:
 * 2 keeps the channel of the first order.
 */
const historyForm = 2;

/**
 * A digest of a set of orders that does not depend on their sequence: the sum of the orders' SHA-256, each cut to
 * 128 bits, in four lanes of 32, and their number. Equal sets have equal digests; two different sets agree by
 * chance once in 2^128.
 *
 * @example digestOrders(orders) === digestOrders(orders.toReversed()); // => true
 */
export function digestOrders(orders: readonly StoredOrder[]): string {
  const lanes = new Uint32Array(4);
  for (const order of orders) {
    const hash = createHash("sha256").update(canonical(order)).digest();
    for (let lane = 0; lane < 4; lane += 1) lanes[lane] += hash.readUInt32LE(lane * 4);
  }
  return `${historyForm}-${orders.length}-${Array.from(lanes, (lane) => lane.toString(16).padStart(8, "0")).join("")}`;
}

/** The fields in a fixed sequence; absent ones as null, which no field can be except the amount. */
function canonical(order: StoredOrder): string {
  const { customerId, orderId, type, orderedAt, day, at, amount, refundOf, revision, channel, cost } = order;
  return JSON.stringify([
    customerId,
    orderId,
    type,
    orderedAt,
    day,
    at,
    amount,
    refundOf ?? null,
    revision ?? null,
    channel ?? null,
    cost ?? null,
  ]);
}
