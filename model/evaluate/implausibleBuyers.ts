/**
 * Customers with implausibly many orders: the ids of tills and guests, behind which many people stand. One counts
 * as such from 100 orders on, with more than ten times as many as 99 of 100 customers have.
 *
 * @param orders each customer's number of orders
 * @returns their positions, most orders first
 */
export function implausibleBuyers(orders: ArrayLike<number>): number[] {
  const sorted = Float64Array.from(orders).sort();
  const usual = sorted[Math.floor(0.99 * (sorted.length - 1))] ?? 0;
  const line = Math.max(100, 10 * usual);
  const found: number[] = [];
  for (let i = 0; i < orders.length; i++) if (orders[i] > line) found.push(i);
  return found.sort((p, q) => orders[q] - orders[p]);
}
