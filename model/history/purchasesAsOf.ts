import type { PurchaseHistory } from "./purchaseHistory.ts";

/** Purchases standing on a date, one array a quantity, ascending. */
export interface Purchases {
  days: number[];
  /** Net spend of each day, minor units; null for a log without amounts. */
  net: number[] | null;
}

/**
 * The purchases that stand on a date: days up to it, net of the refunds up to it, without those that were fully
 * refunded by then. A day with a free order stays.
 *
 * @param asOf whole days since 1970-01-01, inclusive
 */
export function purchasesAsOf(history: PurchaseHistory, asOf: number): Purchases {
  const { days, gross, freeDays, refunds } = history;
  let count = days.length;
  while (count > 0 && days[count - 1] > asOf) count -= 1;
  if (gross === null) return { days: days.slice(0, count), net: null };
  const net = gross.slice(0, count);
  if (refunds.length === 0) return { days: days.slice(0, count), net };
  const refunded = new Map<number, number>();
  for (const { refundDay, purchaseDay, amount } of refunds) {
    if (refundDay <= asOf && purchaseDay <= asOf) {
      refunded.set(purchaseDay, (refunded.get(purchaseDay) ?? 0) + amount);
    }
  }
  const free = new Set(freeDays);
  const standing: { days: number[]; net: number[] } = { days: [], net: [] };
  for (let index = 0; index < count; index += 1) {
    const left = net[index] - (refunded.get(days[index]) ?? 0);
    if (!(left > 0 || free.has(index))) continue;
    standing.days.push(days[index]);
    standing.net.push(left);
  }
  return standing;
}
