import type { StoredOrder } from "../../functions/contract/order.ts";
import type { JobDeps } from "../../functions/jobs/deps.ts";
import type { Customer } from "../../functions/store/types.ts";

type Seen = Omit<Customer, "version" | "row"> & { row: object | null };

/** Everything known of a shop, but for counters and times of writing: what two ways to the same end share. */
export async function shopState({ store }: JobDeps): Promise<{ orders: StoredOrder[]; customers: Seen[] }> {
  const orders: StoredOrder[] = [];
  for await (const piece of store.orders.scan(0, 1)) orders.push(...piece.orders);
  const customers: Seen[] = [];
  for await (const { version: _, row, ...customer } of store.customers.scan(0, 1)) {
    customers.push({ ...customer, row: row && { ...row, changedAt: 0 } });
  }
  orders.sort((p, q) => compare(p.orderId, q.orderId));
  customers.sort((p, q) => compare(p.customerId, q.customerId));
  return { orders, customers };
}

function compare(p: string, q: string): number {
  return p < q ? -1 : 1;
}
