import { digestItems } from "../orders/digestItems.ts";
import { digestOrders } from "../orders/digestOrders.ts";
import { createChampionReader } from "./champion.ts";
import type { JobDeps } from "./deps.ts";
import { type Parts, rebuildCustomers } from "./rebuild.ts";

/** Customers looked at together. */
const pageSize = 100;

/** What customers are built from, table by table: the digest that says whether they were, and what to rebuild. */
const sources = ["digest", "signalDigest", "membershipDigest"] as const;

/**
 * Finds the customers of a scan shard whose item is not what their orders, signals and membership events say, and
 * rebuilds them: what a crash between an order and its summary left. Shard 0 first completes moves that were cut off.
 */
export async function reconcileShard(
  deps: JobDeps,
  shard: number,
  shards: number,
): Promise<{ checked: number; mended: number }> {
  const { store } = deps;
  const scoring = await createChampionReader(deps)();
  const result = { checked: 0, mended: 0 };
  const mend = async (ids: readonly string[], parts?: Parts) => {
    if (ids.length > 0) result.mended += (await rebuildCustomers(deps, scoring, ids, parts)).length;
  };
  if (shard === 0) await mend(await store.orders.finishMoves());

  for (const source of sources) {
    const parts: Parts = source === "digest" ? { orders: true } : { signals: true };
    let page: { customerId: string; digest: string }[] = [];
    const check = async () => {
      const ids = page.map(({ customerId }) => customerId);
      const stored = await store.customers.digestsOf(source, ids);
      await mend(
        page.flatMap(({ customerId, digest }) => (stored.get(customerId) === digest ? [] : [customerId])),
        parts,
      );
      result.checked += page.length;
      page = [];
    };
    for await (const counted of digestsOf(deps, source, shard, shards)) {
      page.push(counted);
      if (page.length === pageSize) await check();
    }
    await check();
  }

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

/** The digest of what every customer of a shard is built from, of one table. */
async function* digestsOf(
  { store }: JobDeps,
  source: (typeof sources)[number],
  shard: number,
  shards: number,
): AsyncGenerator<{ customerId: string; digest: string }> {
  if (source === "digest") {
    for await (const { customerId, orders } of store.orders.scan(shard, shards)) {
      yield { customerId, digest: digestOrders(orders) };
    }
    return;
  }
  const table = source === "signalDigest" ? store.signals : store.memberships;
  for await (const { customerId, items } of table.scan(shard, shards)) {
    yield { customerId, digest: digestItems(items) };
  }
}
