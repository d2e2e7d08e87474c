import type { StoredOrder } from "../contract/order.ts";
import { type SentOrder, toSent } from "../orders/sentOrder.ts";
import type { CsvOrders } from "./options.ts";
import { storedOrders } from "./storedOrders.ts";

/** An order as `POST /v1/orders` takes it, and the line of the file it stands on. */
export interface LinedOrder {
  line: number;
  order: SentOrder;
}

/** Orders held and sorted at once. */
const stretch = 100_000;

/**
 * The orders of a file some at a time, each time by customer: fewer customers a batch, fewer summaries to rebuild.
 * The same log gives the same orders in the same sequence.
 *
 * @param log read with `keepOrderIds`
 */
export function* ordersToSend(log: CsvOrders): Generator<LinedOrder[]> {
  let part: { row: number; order: StoredOrder }[] = [];
  let row = 0;
  const sorted = () =>
    part
      .sort((p, q) => log.customer[p.row] - log.customer[q.row] || p.row - q.row)
      .map(({ row: of, order }) => ({ line: log.line[of], order: toSent(order, log.digits) }));
  for (const order of storedOrders(log)) {
    part.push({ row: row++, order });
    if (part.length < stretch) continue;
    yield sorted();
    part = [];
  }
  if (part.length > 0) yield sorted();
}
