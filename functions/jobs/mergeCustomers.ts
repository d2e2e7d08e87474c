import { createChampionReader } from "./champion.ts";
import type { JobDeps } from "./deps.ts";
import { rebuildCustomers } from "./rebuild.ts";

/** Gives every order of one customer to another and rebuilds both. Safe to repeat: what is moved stays moved. */
export async function mergeCustomers(
  deps: JobDeps,
  fromCustomerId: string,
  intoCustomerId: string,
): Promise<{ orders: number }> {
  const orders = await deps.store.orders.moveAll(fromCustomerId, intoCustomerId);
  const scoring = await createChampionReader(deps)();
  await rebuildCustomers(deps, scoring, [fromCustomerId, intoCustomerId]);
  return { orders };
}
