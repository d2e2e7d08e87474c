import { dayToIso } from "../../../../model/time/dayToIso.ts";
import type { CsvOrders } from "../../../../functions/csv/options.ts";
import type { LinedOrder } from "../../../../functions/csv/ordersToSend.ts";
import { toMajor } from "../../../../model/money/toMajor.ts";
import type { Reading, ReadRow } from "./messages.ts";

/** Rows of the preview. */
const shown = 50;

/** What a log holds, in the few figures by which a person sees whether it was understood. */
export function describeLog(log: CsvOrders): Reading {
  const { rows, day, amount, refund, digits, report, customerIds } = log;
  let [first, last, total, refunds] = [Infinity, -Infinity, 0, 0];
  for (let row = 0; row < rows; row += 1) {
    first = Math.min(first, day[row]);
    last = Math.max(last, day[row]);
    if (refund[row] === 1) refunds += 1;
    else if (amount !== null) total += amount[row];
  }
  return {
    orders: rows,
    customers: customerIds.length,
    hasAmounts: amount !== null,
    first: rows === 0 ? null : dayToIso(first),
    last: rows === 0 ? null : dayToIso(last),
    total: amount === null ? null : toMajor(total, digits),
    refunds,
    report,
    sample: sampleOf(log),
  };
}

function sampleOf(log: CsvOrders): ReadRow[] {
  const {
    rows,
    line,
    orderIds,
    customerIds,
    customer,
    day,
    time,
    amount,
    refund,
    digits,
    channels,
    channel,
  } = log;
  return Array.from({ length: Math.min(rows, shown) }, (_, row) => ({
    line: line[row],
    orderId: orderIds?.[row] ?? "",
    customerId: customerIds[customer[row]],
    orderedAt: `${dayToIso(day[row])}${time === null || time[row] < 0 ? "" : ` ${clock(time[row])}`}`,
    amount: amount === null ? null : toMajor(refund[row] === 1 ? -amount[row] : amount[row], digits),
    channel: channel === null || channel[row] === 0 ? null : channels[channel[row]],
  }));
}

const clock = (time: number) => new Date(time).toISOString().slice(11, 16);

/** Cuts what comes in stretches into pieces from any position on; positions may only grow, or begin anew. */
export function pieceReader(stretches: () => Generator<LinedOrder[]>) {
  let walk = stretches();
  let held: LinedOrder[] = [];
  let from = 0;
  return function piece(start: number, count: number): LinedOrder[] {
    if (start < from) {
      walk = stretches();
      held = [];
      from = 0;
    }
    const found: LinedOrder[] = [];
    while (found.length < count) {
      const at = start + found.length - from;
      if (at < held.length) {
        found.push(...held.slice(at, at + count - found.length));
        continue;
      }
      const next = walk.next();
      if (next.done) break;
      from += held.length;
      held = next.value;
    }
    return found;
  };
}
