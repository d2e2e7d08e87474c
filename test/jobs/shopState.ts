import type { StoredOrder } from "../../functions/contract/order.ts";
import type { JobDeps } from "../../functions/jobs/deps.ts";
import type { Customer, SegmentTotals } from "../../functions/store/types.ts";

type Seen = Omit<Customer, "version" | "row"> & { row: object | null };

/** A total as far as two ways to the same end share it: sums to what storage keeps, and no count of moves. */
type SeenTotals = Record<string, Omit<SegmentTotals, "moves">>;

/** Everything known of a shop, but for counters and times of writing: what two ways to the same end share. */
export async function shopState({
  store,
}: JobDeps): Promise<{ orders: StoredOrder[]; customers: Seen[]; totals: SeenTotals }> {
  const orders: StoredOrder[] = [];
  for await (const piece of store.orders.scan(0, 1)) orders.push(...piece.orders);
  const customers: Seen[] = [];
  for await (const { version: _, row, ...customer } of store.customers.scan(0, 1)) {
    customers.push({ ...customer, row: row && { ...row, changedAt: 0 } });
  }
  orders.sort((p, q) => compare(p.orderId, q.orderId));
  customers.sort((p, q) => compare(p.customerId, q.customerId));
  const champion = await store.catalog.champion();
  const totals: SeenTotals = {};
  for (const [segment, of] of Object.entries(champion ? await store.catalog.totals(champion.runId) : {})) {
    const { customers: count, clv, valueAtRisk, expectedOrders } = of;
    const sums = [clv, valueAtRisk, expectedOrders].map((sum) => Math.round(sum * 1e3) / 1e3 + 0);
    if (count !== 0 || sums.some((sum) => sum !== 0)) {
      totals[segment] = { customers: count, clv: sums[0], valueAtRisk: sums[1], expectedOrders: sums[2] };
    }
  }
  return { orders, customers, totals };
}

function compare(p: string, q: string): number {
  return p < q ? -1 : 1;
}
