import { tombstoneHash } from "../contract/tombstoneHash.ts";
import type { JobDeps } from "./deps.ts";
import { eraseFromFiles } from "./eraseFromFiles.ts";
import { addDelta, type Totals } from "./rows/addDelta.ts";

/**
 * Erases one customer everywhere. The tombstone first: from then on orders are refused, and whatever was under
 * way (a rebuild that makes the item anew, a night that writes a snapshot) finds it and undoes its own part.
 * Safe to repeat; a repetition completes what a crash left.
 */
export async function eraseCustomer(
  deps: JobDeps,
  customerId: string,
): Promise<{ orders: number; customer: boolean }> {
  const { store, secret, now } = deps;
  await store.tombstones.put(tombstoneHash(secret, customerId), now());
  let orders = 0;
  let customer = false;
  for (;;) {
    const erased = await store.orders.eraseAll(customerId);
    const item = await store.customers.get(customerId);
    if (erased === 0 && item === null) break;
    orders += erased;
    if (item === null) continue;
    if ((await store.customers.remove(customerId, item.version)) === "lost") continue;
    customer = true;
    const champion = await store.catalog.champion();
    const totals: Totals = {};
    addDelta(totals, item.row, null);
    if (champion) await store.catalog.addTotals(champion.runId, totals);
  }
  await eraseFromFiles(deps, customerId);
  return { orders, customer };
}
