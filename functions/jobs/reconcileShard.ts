import { digestItems } from "../orders/digestItems.ts";
import { digestOrders } from "../orders/digestOrders.ts";
import { chunks } from "../store/chunks.ts";
import type { Digests } from "../store/types.ts";
import { createChampionReader } from "./champion.ts";
import type { JobDeps } from "./deps.ts";
import { eraseCustomer } from "./eraseCustomer.ts";
import { type Parts, rebuildCustomers } from "./rebuild.ts";
import { sweepReferrals } from "./referrals/sweepReferrals.ts";

/** Customers looked at together. */
const pageSize = 100;

/** What customers are built from, table by table: the digest that says whether they were, and what to rebuild. */
const sources = ["digest", "signalDigest", "membershipDigest"] as const;

/**
 * Finds the customers of a scan shard whose item is not what their orders, signals and membership events say, and
 * rebuilds them: what a crash between an order and its summary left. Shard 0 first completes moves that were cut off.
 * Then the referrals and rewards of the shard are walked on.
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

  // One walk over the customers instead of a read for each: tables of one key are cut into shards alike, and what
  // lies in another shard here is asked for by itself.
  const known = new Map<string, Digests>();
  for await (const one of store.customers.digests(shard, shards)) known.set(one.customerId, one);

  for (const source of sources) {
    const parts: Parts = source === "digest" ? { orders: true } : { signals: true };
    let page: { customerId: string; digest: string }[] = [];
    const check = async () => {
      const unknown = page.flatMap(({ customerId }) => (known.has(customerId) ? [] : [customerId]));
      const others = await store.customers.digestsOf(unknown);
      const stored = (customerId: string) => known.get(customerId) ?? others.get(customerId);
      await mend(
        page.flatMap(({ customerId, digest }) =>
          stored(customerId)?.[source] === digest ? [] : [customerId],
        ),
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

  const stale = [...known.values()].flatMap((one) => (one.stale ? [one.customerId] : []));
  for (const some of chunks(stale, pageSize)) await mend(some);
  for (const erased of await sweepReferrals(deps, shard, shards)) await eraseCustomer(deps, erased);
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
