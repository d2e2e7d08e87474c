import type { z } from "zod";
import type { StoredOrder } from "../../contract/order.ts";
import type { ordersResponseSchema } from "../../contract/schemas/orders.ts";
import { tombstoneHash } from "../../contract/tombstoneHash.ts";
import type { AppDeps } from "../deps.ts";
import { problem } from "../problems/fieldProblems.ts";
import { readOrder } from "./readOrder.ts";
import { shopHasAmounts } from "./shopHasAmounts.ts";

export type OrdersResponse = z.infer<typeof ordersResponseSchema>;

/**
 * Stores the good orders of a request and says what became of each.
 *
 * An order id that comes several times is stored wave by wave, in the order sent, as if each had come in a
 * request of its own: the later wins, and each is counted as what it was.
 */
export async function takeOrders(
  items: readonly unknown[],
  deps: Pick<AppDeps, "store" | "settings" | "now" | "secret">,
): Promise<OrdersResponse> {
  const { settings, store, now } = deps;
  const amountless = items.every((item) => (item as { amount?: unknown } | null)?.amount === undefined);
  const context = {
    currency: settings.currency,
    timeZone: settings.timeZone,
    now: now(),
    amountless,
    shopHasAmounts: amountless && (await shopHasAmounts(store)),
  };
  const rejected: OrdersResponse["rejected"] = [];
  const read = items.map((item, index) => {
    const { order, problems } = readOrder(item, context);
    if (problems) rejected.push({ index, orderId: idOf(item), problems });
    return order;
  });
  const erased = await erasedAmong(read, deps);
  const good = read.filter((order, index) => {
    if (order === null || !erased.has(order.customerId)) return order !== null;
    const why = "was erased on request; with consent given anew, POST /v1/customers/{id}/readmit first";
    rejected.push({
      index,
      orderId: order.orderId,
      problems: [problem("customerId", order.customerId, why)],
    });
    return false;
  });
  const counts = { accepted: 0, duplicate: 0 };
  for (const wave of waves(good as StoredOrder[]))
    for (const outcome of await store.orders.put(wave)) counts[outcome] += 1;
  rejected.sort((one, other) => one.index - other.index);
  return { accepted: counts.accepted, duplicates: counts.duplicate, rejected };
}

async function erasedAmong(
  orders: readonly (StoredOrder | null)[],
  { store, secret }: Pick<AppDeps, "store" | "secret">,
): Promise<Set<string>> {
  const byHash = new Map(
    orders.map((order) => [order && tombstoneHash(secret, order.customerId), order?.customerId]),
  );
  byHash.delete(null);
  if (byHash.size === 0) return new Set();
  const found = await store.tombstones.has([...byHash.keys()] as string[]);
  return new Set([...found].map((hash) => byHash.get(hash)!));
}

/** The first order of every id, then the second, and so on. */
function waves(orders: readonly StoredOrder[]): StoredOrder[][] {
  const seen = new Map<string, number>();
  const all: StoredOrder[][] = [];
  for (const order of orders) {
    const nth = seen.get(order.orderId) ?? 0;
    seen.set(order.orderId, nth + 1);
    if (all.length === nth) all.push([]);
    all[nth]!.push(order);
  }
  return all;
}

function idOf(item: unknown): string | null {
  const id = (item as { orderId?: unknown } | null)?.orderId;
  return typeof id === "string" ? id.slice(0, 256) : null;
}
