import type { StoredOrder } from "../../../functions/contract/order.ts";
import type { CustomerRow } from "../../../functions/store/types.ts";
import { createRandom } from "../../../model/simulate/random.ts";
import { simulateDemoShop } from "../../../model/simulate/simulateDemoShop.ts";
import { parseTimestamp } from "../../../model/time/parseTimestamp.ts";

/** The day of the first night, whole days since 1970-01-01. */
export const firstNight = 20_000;
const openDays = 730;

export interface CapacityShop {
  /** Until the first night. */
  before: StoredOrder[];
  /** Of each day after it. */
  after: StoredOrder[][];
}

/** The demo shop, larger: what was ordered until the first night, and on so many days after it. */
export function capacityShop(customers: number, days: number): CapacityShop {
  // The last day of a simulated shop is cut off in the middle; a day is added and left out.
  const endDay = firstNight + days + 1;
  const log = simulateDemoShop(1, { endDay, customers, days: openDays + days + 1 });
  const orders = log.map((order): StoredOrder => {
    const { orderId, customerId, orderedAt, type, refundOf, channel } = order;
    const amount = Math.round(order.amount * 100);
    const time = parseTimestamp(orderedAt, "UTC");
    return { orderId, customerId, orderedAt, ...time, type, amount, channel, ...(refundOf && { refundOf }) };
  });
  const after = Array.from({ length: days }, (): StoredOrder[] => []);
  for (const order of orders) after[order.day - firstNight - 1]?.push(order);
  return { before: orders.filter(({ day }) => day <= firstNight), after };
}

/**
 * So many orders of customers who have none yet that day, that a share of all has ordered: a busy day of the shop.
 * Who comes is drawn by the orders expected of them.
 */
export function busyDay(
  rows: readonly { customerId: string; row: CustomerRow }[],
  dayAfter: readonly StoredOrder[],
  share: number,
): StoredOrder[] {
  const random = createRandom(7);
  const come = new Set(dayAfter.map(({ customerId }) => customerId));
  const wanted = Math.round(share * rows.length);
  const sums: number[] = [];
  let sum = 0;
  for (const { row } of rows) {
    sum += row.expectedOrders;
    sums.push(sum);
  }
  const orders = [...dayAfter];
  while (come.size < wanted) {
    const at = random.uniform() * sum;
    const { customerId, row } = rows[sums.findIndex((upTo) => upTo >= at)];
    if (come.has(customerId)) continue;
    come.add(customerId);
    const day = firstNight + 1;
    orders.push({
      orderId: `busy-${come.size}`,
      customerId,
      orderedAt: new Date(day * 86_400_000).toISOString().slice(0, 10),
      day,
      at: day * 86_400_000,
      type: "order",
      amount: Math.round((100 * (row.spend ?? 0)) / row.orders),
      channel: row.channel,
    });
  }
  return orders;
}
