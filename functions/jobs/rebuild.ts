import { buildHistory } from "../../model/history/buildHistory.ts";
import type { StoredOrder } from "../contract/order.ts";
import { tombstoneHash } from "../contract/tombstoneHash.ts";
import { digestOrders } from "../orders/digestOrders.ts";
import { concurrently } from "../store/concurrently.ts";
import type { Customer } from "../store/types.ts";
import type { ChampionScoring } from "./champion.ts";
import type { JobDeps } from "./deps.ts";
import { eraseCustomer } from "./eraseCustomer.ts";
import { addDelta, type Totals } from "./rows/addDelta.ts";
import { mustRewrite } from "./rows/mustRewrite.ts";
import { scoreRows } from "./rows/scoreRows.ts";

/** Customers rebuilt at once. */
const parallel = 16;
const attempts = 20;

/** What a rebuild did: whether the item was written, and whether it is a new one. */
interface Rebuilt {
  written: boolean;
  created: boolean;
}

/**
 * Rebuilds history and row of customers from their orders, each in one conditional write, and adds to the
 * totals what that changes. Rebuilding, not incrementing: the same however often, late or out of order it
 * is asked for, and nothing is written where nothing changed.
 *
 * @returns the customers written
 */
export async function rebuildCustomers(
  deps: JobDeps,
  scoring: ChampionScoring,
  customerIds: readonly string[],
): Promise<string[]> {
  const { store, secret } = deps;
  const totals: Totals = {};
  const known = await store.customers.batchGet(customerIds);
  const outcomes = await concurrently(customerIds, parallel, (id) =>
    rebuild(deps, scoring, id, known.get(id) ?? null, totals),
  ).finally(() => store.catalog.addTotals(scoring.champion.runId, totals));

  // An erasure puts its tombstone first: an item made while it ran is found here, or by the erasure itself.
  const created = customerIds.filter((_, i) => outcomes[i].created);
  const erased = await store.tombstones.has(created.map((id) => tombstoneHash(secret, id)));
  for (const id of created) if (erased.has(tombstoneHash(secret, id))) await eraseCustomer(deps, id);
  return customerIds.filter((_, i) => outcomes[i].written);
}

async function rebuild(
  deps: JobDeps,
  scoring: ChampionScoring,
  customerId: string,
  known: Customer | null,
  totals: Totals,
): Promise<Rebuilt> {
  const { customers, orders } = deps.store;
  let before = known;
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (attempt > 0) before = await customers.get(customerId);
    // The item first, then the orders: whatever changes in between makes the write below lose.
    const all = await orders.ofCustomer(customerId);
    if (all.length === 0) {
      if (before === null) return { written: false, created: false };
      if ((await customers.remove(customerId, before.version)) === "lost") continue;
      addDelta(totals, before.row, null);
      return { written: true, created: false };
    }
    const after = built(deps, scoring, customerId, all);
    if (
      before &&
      !before.stale &&
      before.digest === after.digest &&
      !mustRewrite(before.row, after.row, scoring)
    ) {
      return { written: false, created: false };
    }
    if ((await customers.putHistory(after, before?.version ?? 0)) === "lost") continue;
    addDelta(totals, before?.row ?? null, after.row);
    return { written: true, created: before === null };
  }
  throw new Error(
    `rebuild requires a customer that others leave alone for a moment: ${attempts} attempts lost`,
  );
}

function built(
  { now }: JobDeps,
  scoring: ChampionScoring,
  customerId: string,
  orders: readonly StoredOrder[],
): Omit<Customer, "version"> {
  const history = buildHistory(orders);
  const channels = channelsOf(orders);
  const [scored] = scoreRows(scoring, [{ customerId, history, channel: channels.channel }], now());
  return { customerId, history, digest: digestOrders(orders), ...channels, row: scored?.row ?? null };
}

/** Channel of the first order and of the latest that name one. */
function channelsOf(orders: readonly StoredOrder[]): { firstChannel?: string; channel?: string } {
  let first: StoredOrder | undefined;
  let last: StoredOrder | undefined;
  for (const order of orders) {
    if (order.type !== "order" || order.channel === undefined) continue;
    if (first === undefined || comesBefore(order, first)) first = order;
    if (last === undefined || comesBefore(last, order)) last = order;
  }
  return { firstChannel: first?.channel, channel: last?.channel };
}

function comesBefore(a: StoredOrder, b: StoredOrder): boolean {
  if (a.day !== b.day) return a.day < b.day;
  return a.at !== b.at ? a.at < b.at : a.orderId < b.orderId;
}
