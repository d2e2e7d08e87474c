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

/** The history of the customer at a position of `customerIds`. Orders go by the line they stand on. */
export function historyOf(columns: OrderColumns, index: number): PurchaseHistory {
  const { offsets, rows } = groupRows(columns);
  const orders: HistoryOrder[] = [];
  for (let position = offsets[index]; position < offsets[index + 1]; position += 1) {
    orders.push(orderOf(columns, rows[position]));
  }
  return buildHistory(orders);
}

function orderOf(columns: OrderColumns, row: number): HistoryOrder {
  const { day, amount, cost, refund, refundTarget, line } = columns;
  const order: HistoryOrder = {
    orderId: `line ${line[row]}`,
    day: day[row],
    at: day[row] * 86_400_000,
    amount: amount === null ? null : amount[row],
    type: refund[row] === 1 ? "refund" : "order",
  };
  if (cost !== null && cost[row] > 0) order.cost = cost[row];
  const target = refundTarget.get(row);
  if (target !== undefined) order.refundOf = target < 0 ? "an order not in the log" : `line ${line[target]}`;
  return order;
}
