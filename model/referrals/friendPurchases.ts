import { buildHistory } from "../history/buildHistory.ts";
import type { HistoryOrder } from "../history/purchaseHistory.ts";

/** A day on which a friend bought. */
export interface FriendPurchase {
  day: number;
  /** Minor units, refunds so far taken off; null for a log without amounts. */
  net: number | null;
  /** Nothing of it is left: it is no purchase. */
  refunded: boolean;
  orderIds: string[];
}

/** A friend's purchase days, earliest first, refunds netted as everywhere (see `buildHistory`). */
export function friendPurchases(orders: readonly HistoryOrder[]): FriendPurchase[] {
  const { days, gross, refunds, freeDays } = buildHistory(orders);
  const free = new Set(freeDays);
  return days.map((day, i) => {
    const back = refunds.reduce((sum, one) => (one.purchaseDay === day ? sum + one.amount : sum), 0);
    const net = gross === null ? null : gross[i] - back;
    return {
      day,
      net,
      refunded: net !== null && net <= 0 && !free.has(i),
      orderIds: orders.filter((order) => order.type === "order" && order.day === day).map((o) => o.orderId),
    };
  });
}
