import { groupRows } from "../../model/history/groupRows.ts";
import { dayToIso } from "../../model/time/dayToIso.ts";
import type { StoredOrder } from "../contract/order.ts";
import { orderIdOf } from "../orders/orderIdOf.ts";
import type { CsvOrders } from "./options.ts";

/**
 * The orders of a file as the store takes them, in the sequence of the file. A refund that carries the id of the
 * order it undoes gets an id of its own, "<id>:refund:<date>:<minor units>"; an order without an id one made of what it is.
 *
 * @param log read with `keepOrderIds`
 */
export function* storedOrders(log: CsvOrders): Generator<StoredOrder> {
  const { customerIds, customer, day, time, amount, cost, refund, refundOf, channels, channel, revision } =
    log;
  if (time === null || refundOf === null)
    throw new RangeError("storedOrders requires a log read with keepOrderIds: it has no ids");
  const ids = idsOf(log);
  for (let row = 0; row < log.rows; row += 1) {
    const order: StoredOrder = {
      customerId: customerIds[customer[row]],
      orderId: ids[row],
      type: refund[row] === 1 ? "refund" : "order",
      orderedAt: orderedAt(day[row], time[row]),
      day: day[row],
      at: day[row] * 86_400_000 + Math.max(time[row], 0),
      amount: amount === null ? null : amount[row],
    };
    const target = log.refundTarget.get(row);
    const named = refundOf.get(row) ?? (target === undefined || target < 0 ? undefined : ids[target]);
    if (named !== undefined) order.refundOf = named;
    if (revision !== null && !Number.isNaN(revision[row])) order.revision = revision[row];
    if (channel !== null && channel[row] > 0) order.channel = channels[channel[row]];
    if (cost !== null && cost[row] > 0) order.cost = cost[row];
    yield order;
  }
}

/** The id of each row: its own, or one made of what it is and of how many rows like it stand before. */
function idsOf(log: CsvOrders): string[] {
  const { orderIds, refundTarget } = log;
  const ids = new Array<string>(log.rows);
  const { offsets, rows } = groupRows(log);
  for (let index = 0; index < log.customerIds.length; index += 1) {
    const alike = new Map<string, number>();
    for (let position = offsets[index]; position < offsets[index + 1]; position += 1) {
      const row = rows[position];
      const own = orderIds?.[row] ?? "";
      if (own !== "") {
        const target = refundTarget.get(row);
        const shared = target !== undefined && orderIds?.[target] === own;
        ids[row] = shared ? `${own}:refund:${dayToIso(log.day[row])}:${log.amount?.[row] ?? ""}` : own;
        continue;
      }
      const orderedOn = orderedAt(log.day[row], log.time![row]);
      const signed = log.amount === null ? null : log.amount[row] * (log.refund[row] === 1 ? -1 : 1);
      const key = `${orderedOn} ${signed}`;
      const nth = (alike.get(key) ?? 0) + 1;
      alike.set(key, nth);
      ids[row] = orderIdOf({ customerId: log.customerIds[index], orderedAt: orderedOn, amount: signed, nth });
    }
  }
  return ids;
}

/** As the shop's calendar and clocks showed it, ISO 8601 without offset. */
function orderedAt(day: number, time: number): string {
  if (time < 0) return dayToIso(day);
  const clock = new Date(time).toISOString().slice(11);
  return `${dayToIso(day)}T${clock.endsWith(".000Z") ? clock.slice(0, 8) : clock.slice(0, -1)}`;
}
