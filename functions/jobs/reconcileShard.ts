import { digestOrders } from "../orders/digestOrders.ts";
import { createChampionReader } from "./champion.ts";
import type { JobDeps } from "./deps.ts";
import { rebuildCustomers } from "./rebuild.ts";

/** Customers looked at together. */
const pageSize = 100;

/**
 * Finds the customers of a scan shard whose history is not what their orders say, and rebuilds them: what a
 * crash between an order and its summary left. Shard 0 first completes moves that were cut off.
 */
export async function reconcileShard(
  deps: JobDeps,
  shard: number,
  shards: number,
): Promise<{ checked: number; mended: number }> {
  const { store } = deps;
  const scoring = await createChampionReader(deps)();
  const result = { checked: 0, mended: 0 };
  const mend = async (ids: readonly string[]) => {
    if (ids.length > 0) result.mended += (await rebuildCustomers(deps, scoring, ids)).length;
  };
  if (shard === 0) await mend(await store.orders.finishMoves());

  let page: { customerId: string; digest: string }[] = [];
  const check = async () => {
    const stored = await store.customers.digests(page.map(({ customerId }) => customerId));
    await mend(
      page.flatMap(({ customerId, digest }) => (stored.get(customerId) === digest ? [] : [customerId])),
    );
    result.checked += page.length;
    page = [];
  };
  for await (const { customerId, orders } of store.orders.scan(shard, shards)) {
    page.push({ customerId, digest: digestOrders(orders) });
    if (page.length === pageSize) await check();
  }
  await check();

  let stale: string[] = [];
  for await (const customerId of store.customers.staleOnes(shard, shards)) {
    stale.push(customerId);
    if (stale.length < pageSize) continue;
    await mend(stale);
    stale = [];
  }
  await mend(stale);
  return result;
}
