import { tombstoneHash } from "../contract/tombstoneHash.ts";
import type { JobDeps } from "./deps.ts";
import { eraseFromFiles } from "./eraseFromFiles.ts";
import { erasePerson } from "./referrals/erasePerson.ts";
import { addDelta, type Totals } from "./rows/addDelta.ts";

/** What an erasure removed. */
export interface Erased {
  orders: number;
  signals: number;
  membershipEvents: number;
  customer: boolean;
}

/**
 * Erases one customer everywhere. The tombstone first: from then on orders are refused, and whatever was under
 * way (a rebuild that makes the item anew, a night that writes a snapshot) finds it and undoes its own part.
 * Safe to repeat; a repetition completes what a crash left.
 */
export async function eraseCustomer(deps: JobDeps, customerId: string): Promise<Erased> {
  const { store, secret, now } = deps;
  await store.tombstones.put(tombstoneHash(secret, customerId), now());
  const erased: Erased = { orders: 0, signals: 0, membershipEvents: 0, customer: false };
  for (;;) {
    const [orders, signals, membershipEvents, others] = [
      await store.orders.eraseAll(customerId),
      await store.signals.eraseAll(customerId),
      await store.memberships.eraseAll(customerId),
      (await erasePerson(deps, customerId)) + (await store.deliveries.eraseAll(customerId)),
    ];
    const item = await store.customers.get(customerId);
    if (orders + signals + membershipEvents + others === 0 && item === null) break;
    erased.orders += orders;
    erased.signals += signals;
    erased.membershipEvents += membershipEvents;
    if (item === null) continue;
    if ((await store.customers.remove(customerId, item.version)) === "lost") continue;
    erased.customer = true;
    const champion = await store.catalog.champion();
    const totals: Totals = {};
    addDelta(totals, item.row, null);
    if (champion) await store.catalog.addTotals(champion.runId, totals);
  }
  await (deps.eraseFiles?.(customerId) ?? eraseFromFiles(deps, customerId));
  return erased;
}
