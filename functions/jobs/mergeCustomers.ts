import { createChampionReader } from "./champion.ts";
import type { JobDeps } from "./deps.ts";
import { rebuildCustomers } from "./rebuild.ts";
import { joinPeople } from "./referrals/joinPeople.ts";

/** What a merge moved. */
export interface Merged {
  orders: number;
  signals: number;
  membershipEvents: number;
}

/**
 * Gives every order, signal and membership event of one customer to another, referrals and rewards too, and rebuilds
 * both. Safe to repeat: what is moved stays moved.
 */
export async function mergeCustomers(
  deps: JobDeps,
  fromCustomerId: string,
  intoCustomerId: string,
): Promise<Merged> {
  const { store } = deps;
  const orders = await store.orders.moveAll(fromCustomerId, intoCustomerId);
  // Found by reconcile if what follows is cut off.
  await store.customers.markStale(fromCustomerId);
  const merged = {
    orders,
    signals: await store.signals.moveAll(fromCustomerId, intoCustomerId),
    membershipEvents: await store.memberships.moveAll(fromCustomerId, intoCustomerId),
  };
  await joinPeople(deps, fromCustomerId, intoCustomerId);
  // What is still to be told of the id that ends is of nobody any more.
  await store.deliveries.eraseAll(fromCustomerId);
  const scoring = await createChampionReader(deps)();
  await rebuildCustomers(deps, scoring, [fromCustomerId, intoCustomerId]);
  return merged;
}
