import { buildHistory } from "./buildHistory.ts";
import { groupRows } from "./groupRows.ts";
import type { OrderColumns } from "./orderColumns.ts";
import type { HistoryOrder, PurchaseHistory } from "./purchaseHistory.ts";

/**
 * The history of each customer of a log, one after another, in the sequence of `customerIds`.
 *
 * @example for (const { customerId, history } of historiesOf(log)) summarise(history, asOf, log);
 */
export function* historiesOf(
  columns: OrderColumns,
): Generator<{ customerId: string; history: PurchaseHistory }> {
  for (let index = 0; index < columns.customerIds.length; index += 1) {
    yield { customerId: columns.customerIds[index], history: historyOf(columns, index) };
  }
}

/** The history of the customer at a position of `customerIds`. Refunds go by the line they stand on. */
export function historyOf(columns: OrderColumns, index: number): PurchaseHistory {
  const { cost, refund, refundTarget, line, channel, channels } = columns;
  const { offsets, rows, day, amount, refunded } = groupRows(columns);
  const orders: HistoryOrder[] = [];
  const [from, to] = [offsets[index], offsets[index + 1]];
  const named = new Set<number>();
  if (refunded[index] === 1) {
    for (let entry = from; entry < to; entry += 1) {
      const target = refund[rows[entry]] === 1 ? refundTarget.get(rows[entry]) : undefined;
      if (target !== undefined) named.add(target);
    }
  }
  for (let entry = from; entry < to; entry += 1) {
    const row = rows[entry];
    const isRefund = refund[row] === 1;
    const order: HistoryOrder = {
      orderId: isRefund || named.has(row) ? `line ${line[row]}` : "",
      day: day[entry],
      at: day[entry] * 86_400_000,
      amount: amount === null ? null : amount[entry],
      type: isRefund ? "refund" : "order",
    };
    if (cost !== null && cost[row] > 0) order.cost = cost[row];
    if (channel !== null && channel[row] > 0) order.channel = channels[channel[row]];
    const target = isRefund ? refundTarget.get(row) : undefined;
    if (target !== undefined)
      order.refundOf = target < 0 ? "an order not in the log" : `line ${line[target]}`;
    orders.push(order);
  }
  return buildHistory(orders);
}
