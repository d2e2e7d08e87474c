import type { Words } from "../families/family.ts";
import { groupRows } from "./groupRows.ts";
import type { OrderColumns } from "./orderColumns.ts";

export interface ImplausibleCustomer {
  customerId: string;
  orders: number;
  /** Distinct days with an order. */
  purchaseDays: number;
  words: Words;
}

/** An id with fewer orders is never named, whatever its shop. */
const fewestOrders = 100;

/**
 * Ids that no one person can be, such as a till's or that of all guests: with a hundred orders or more, one that
 *
 * - buys on most of the days the shop sells on, from its first day to its last, over 60 days or more; or
 * - has ordered more than twice a day all that time; or
 * - has made a tenth of all orders, in a shop of a hundred customers or more.
 *
 * Such ids can be left out by the setting `excludeCustomers`. Most orders first.
 */
export function implausibleCustomers(columns: OrderColumns): ImplausibleCustomer[] {
  const { customerIds, refund } = columns;
  const { offsets, rows, day } = groupRows(columns);
  const open = openDays(columns);
  const found: ImplausibleCustomer[] = [];
  for (let index = 0; index < customerIds.length; index += 1) {
    if (offsets[index + 1] - offsets[index] < fewestOrders) continue;
    const days = new Set<number>();
    let orders = 0;
    for (let entry = offsets[index]; entry < offsets[index + 1]; entry += 1) {
      if (refund[rows[entry]] === 1) continue;
      orders += 1;
      days.add(day[entry]);
    }
    if (orders < fewestOrders) continue;
    const [first, last] = [Math.min(...days), Math.max(...days)];
    const onMostDays = days.size >= 60 && days.size > 0.6 * open(first, last);
    const often = orders > 2 * (last - first + 1);
    const large = customerIds.length >= 100 && orders > 0.1 * columns.rows;
    if (!(onMostDays || often || large)) continue;
    const customerId = customerIds[index];
    found.push({
      customerId,
      orders,
      purchaseDays: days.size,
      words: wordsOf(customerId, orders, days.size),
    });
  }
  return found.sort((a, b) => b.orders - a.orders);
}

/** Counts the days between two, both included, on which anyone ordered. */
function openDays({ rows, day, refund }: OrderColumns): (first: number, last: number) => number {
  let [start, end] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let row = 0; row < rows; row += 1) {
    start = Math.min(start, day[row]);
    end = Math.max(end, day[row]);
  }
  if (!(end >= start)) return () => 0;
  const upTo = new Uint32Array(end - start + 2);
  for (let row = 0; row < rows; row += 1) if (refund[row] === 0) upTo[day[row] - start + 1] = 1;
  for (let index = 1; index < upTo.length; index += 1) upTo[index] += upTo[index - 1];
  return (first, last) => upTo[last - start + 1] - upTo[first - start];
}

function wordsOf(customerId: string, orders: number, days: number): Words {
  return {
    en: `${customerId} has ${orders} orders on ${days} days, more than one customer plausibly makes: if it stands for a till or for guests, leave it out with excludeCustomers.`,
    ar: `للعميل ${customerId} ${orders} طلبًا في ${days} يومًا، وهذا أكثر مما يُعقل لعميل واحد: إن كان رقمًا لنقطة بيع أو لزوار بلا حساب فاستبعده عبر excludeCustomers.`,
  };
}
