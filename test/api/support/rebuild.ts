import { buildHistory } from "../../../model/history/buildHistory.ts";
import { digestOrders } from "../../../functions/orders/digestOrders.ts";
import type { Store } from "../../../functions/store/types.ts";

/** Rebuilds one customer's history from the stored orders, as the summarising job does; keeps the row. */
export async function rebuild(store: Store, customerId: string): Promise<void> {
  const [customer, orders] = await Promise.all([
    store.customers.get(customerId),
    store.orders.ofCustomer(customerId),
  ]);
  if (orders.length === 0) {
    if (customer) await store.customers.remove(customerId, customer.version);
    return;
  }
  const history = buildHistory(orders);
  const next = { customerId, history, digest: digestOrders(orders), row: customer?.row ?? null };
  await store.customers.putHistory(next, customer?.version ?? 0);
}
