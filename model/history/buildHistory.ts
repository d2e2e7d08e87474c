import { netRefunds } from "./netRefunds.ts";
import type { HistoryOrder, PurchaseHistory } from "./purchaseHistory.ts";

/**
 * A customer's purchase history from all of the customer's orders, whatever their sequence: several orders of
 * one day are one purchase, refunds net the purchases they undo (see `netRefunds`), and an order without an
 * amount makes the money of the whole history unknown.
 *
 * @param orders every order and refund of one customer, amounts in minor units, no orderId twice
 * @throws {RangeError} unless days are whole, amounts whole and >= 0 or null, costs >= 0
 */
export function buildHistory(orders: readonly HistoryOrder[]): PurchaseHistory {
  for (const order of orders) check(order);
  const purchases = orders.filter((order) => order.type === "order");
  const refunds = orders.filter((order) => order.type === "refund");
  const days = Array.from(new Set(purchases.map((order) => order.day))).sort((a, b) => a - b);
  const position = new Map(days.map((day, index) => [day, index]));
  const gross: number[] | null = purchases.every((order) => order.amount !== null) ? days.map(() => 0) : null;
  const cost = days.map(() => 0);
  const free = new Set<number>();
  for (const order of purchases) {
    const index = position.get(order.day)!;
    if (gross !== null) gross[index] += order.amount!;
    if (order.amount === 0) free.add(index);
    cost[index] += order.cost ?? 0;
  }
  const netting = netRefunds(days, gross, refunds, namedDays(purchases, refunds));
  const history: PurchaseHistory = {
    days,
    gross,
    freeDays: Array.from(free).sort((a, b) => a - b),
    ...netting,
  };
  if (purchases.some((order) => order.cost !== undefined)) history.cost = cost;
  const firstChannel = firstOf(purchases)?.channel;
  if (firstChannel) history.firstChannel = firstChannel;
  const refundCosts = costsOf(refunds);
  if (refundCosts.length > 0) history.refundCosts = refundCosts;
  return history;
}

/** The earliest order; of equal times the first by id, of equal ids the first given. */
function firstOf(purchases: readonly HistoryOrder[]): HistoryOrder | undefined {
  let first: HistoryOrder | undefined;
  for (const order of purchases) if (first === undefined || comesBefore(order, first)) first = order;
  return first;
}

function comesBefore(a: HistoryOrder, b: HistoryOrder): boolean {
  if (a.day !== b.day) return a.day < b.day;
  return a.at !== b.at ? a.at < b.at : a.orderId < b.orderId;
}

/** The day of each order that a refund names. */
function namedDays(
  purchases: readonly HistoryOrder[],
  refunds: readonly HistoryOrder[],
): Map<string, number> {
  const named = new Set(refunds.map((refund) => refund.refundOf));
  return new Map(
    purchases.filter((order) => named.has(order.orderId)).map((order) => [order.orderId, order.day]),
  );
}

function costsOf(refunds: readonly HistoryOrder[]) {
  const byDay = new Map<number, number>();
  for (const { day, cost } of refunds) if (cost) byDay.set(day, (byDay.get(day) ?? 0) + cost);
  return Array.from(byDay, ([day, amount]) => ({ day, amount })).sort((a, b) => a.day - b.day);
}

function check({ orderId, day, amount, cost }: HistoryOrder): void {
  if (!Number.isInteger(day))
    throw new RangeError(`buildHistory requires a whole day: ${day} (order ${orderId})`);
  if (!(amount === null || (Number.isSafeInteger(amount) && amount >= 0))) {
    throw new RangeError(`buildHistory requires a whole amount >= 0 or null: ${amount} (order ${orderId})`);
  }
  if (!(cost === undefined || (Number.isSafeInteger(cost) && cost >= 0))) {
    throw new RangeError(`buildHistory requires a whole cost >= 0: ${cost} (order ${orderId})`);
  }
}
