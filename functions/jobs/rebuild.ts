import { buildHistory } from "../../model/history/buildHistory.ts";
import { buildSignalHistory } from "../../model/signals/buildSignalHistory.ts";
import type { StoredOrder } from "../contract/order.ts";
import { tombstoneHash } from "../contract/tombstoneHash.ts";
import type { EventType } from "../contract/webhook.ts";
import { digestItems } from "../orders/digestItems.ts";
import { digestOrders } from "../orders/digestOrders.ts";
import { concurrently } from "../store/concurrently.ts";
import type { Customer } from "../store/types.ts";
import type { ChampionScoring } from "./champion.ts";
import type { JobDeps } from "./deps.ts";
import { eraseCustomer } from "./eraseCustomer.ts";
import { addDelta, type Totals } from "./rows/addDelta.ts";
import { mustRewrite } from "./rows/mustRewrite.ts";
import { scoreRows } from "./rows/scoreRows.ts";
import { heardBy } from "./webhooks/heardBy.ts";
import { newsOfRow } from "./webhooks/newsOfRow.ts";

/** Customers rebuilt at once. */
const parallel = 16;
const attempts = 20;

/** What a rebuild did: whether the item was written, and whether it is a new one. */
interface Rebuilt {
  written: boolean;
  created: boolean;
  /** Whether there is something to tell. */
  told?: boolean;
}

/** What of a customer is to be rebuilt; the other part is taken over as it stands. */
export interface Parts {
  orders?: boolean;
  signals?: boolean;
}

const everything: Parts = { orders: true, signals: true };

/**
 * Rebuilds customers from their orders, signals and membership events, each in one conditional write, the row with
 * it, and adds to the totals what that changes. Rebuilding, not incrementing: the same however often, late or out of
 * order it is asked for, and nothing is written where nothing changed.
 *
 * @param parts what to read again; everything unless told
 * @returns the customers written
 */
export async function rebuildCustomers(
  deps: JobDeps,
  scoring: ChampionScoring,
  customerIds: readonly string[],
  parts: Parts = everything,
): Promise<string[]> {
  const { store, secret } = deps;
  const totals: Totals = {};
  const [known, heard] = await Promise.all([store.customers.batchGet(customerIds), heardBy(deps)]);
  const outcomes = await concurrently(customerIds, parallel, (id) =>
    rebuild(deps, scoring, id, known.get(id) ?? null, parts, totals, heard),
  ).finally(() => store.catalog.addTotals(scoring.champion.runId, totals));
  if (outcomes.some(({ told }) => told)) deps.newsNoted?.();

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
  parts: Parts,
  totals: Totals,
  heard: ReadonlySet<EventType>,
): Promise<Rebuilt> {
  const { customers } = deps.store;
  let before = known;
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (attempt > 0) before = await customers.get(customerId);
    // The item first, then what it is built from: whatever changes in between makes the write below lose.
    const after = await built(deps, scoring, customerId, before, before?.stale ? everything : parts);
    if (after === null) {
      if (before === null) return { written: false, created: false };
      if ((await customers.remove(customerId, before.version)) === "lost") continue;
      addDelta(totals, before.row, null);
      return { written: true, created: false };
    }
    if (before && !before.stale && isSame(before, after) && !mustRewrite(before.row, after.row, scoring)) {
      return { written: false, created: false };
    }
    const told = newsOfRow(customerId, before, after.row, heard, { ...deps, now: deps.now() });
    if ((await customers.putHistory({ ...after, ...told }, before?.version ?? 0)) === "lost") continue;
    addDelta(totals, before?.row ?? null, after.row);
    return { written: true, created: before === null, told: told.news !== undefined };
  }
  throw new Error(
    `rebuild requires a customer that others leave alone for a moment: ${attempts} attempts lost`,
  );
}

type Built = Omit<Customer, "version">;

function isSame(before: Customer, after: Built): boolean {
  const digests = ["digest", "signalDigest", "membershipDigest"] as const;
  return digests.every((name) => before[name] === after[name]);
}

/** The customer as built anew; null for one of whom nothing is stored. */
async function built(
  deps: JobDeps,
  scoring: ChampionScoring,
  customerId: string,
  before: Customer | null,
  parts: Parts,
): Promise<Built | null> {
  const [ofOrders, ofSignals] = await Promise.all([
    parts.orders ? builtFromOrders(deps, customerId) : ordersPartOf(before),
    parts.signals ? builtFromSignals(deps, customerId) : signalsPartOf(before),
  ]);
  if (ofOrders.digest === noOrders && ofSignals.signals === undefined) return null;
  const { history, channel } = ofOrders;
  const { signals } = ofSignals;
  const { referredDays, news, actByTold } = before ?? {};
  const [scored] = scoreRows(scoring, [{ customerId, history, signals, referredDays, channel }], deps.now());
  return {
    customerId,
    ...ofOrders,
    ...ofSignals,
    ...(referredDays && { referredDays }),
    ...(news && { news }),
    ...(actByTold !== undefined && { actByTold }),
    row: scored?.row ?? null,
  };
}

type OrdersPart = Pick<Customer, "history" | "digest" | "firstChannel" | "channel">;
type SignalsPart = Pick<Customer, "signals" | "signalDigest" | "membershipDigest">;

/** What the digest is of a customer whose orders were never read, or who has none. */
const noOrders = "";

async function builtFromOrders({ store }: JobDeps, customerId: string): Promise<OrdersPart> {
  const orders = await store.orders.ofCustomer(customerId);
  const digest = orders.length === 0 ? noOrders : digestOrders(orders);
  return { history: buildHistory(orders), digest, ...channelsOf(orders) };
}

function ordersPartOf(before: Customer | null): OrdersPart {
  if (before === null) return { history: buildHistory([]), digest: noOrders };
  const { history, digest, firstChannel, channel } = before;
  return { history, digest, firstChannel, channel };
}

async function builtFromSignals({ store }: JobDeps, customerId: string): Promise<SignalsPart> {
  const [signals, events] = await Promise.all([
    store.signals.ofCustomer(customerId),
    store.memberships.ofCustomer(customerId),
  ]);
  const history = buildSignalHistory(signals, events);
  return {
    ...(history && { signals: history }),
    ...(signals.length > 0 && { signalDigest: digestItems(signals) }),
    ...(events.length > 0 && { membershipDigest: digestItems(events) }),
  };
}

function signalsPartOf(before: Customer | null): SignalsPart {
  if (before === null) return {};
  const { signals, signalDigest, membershipDigest } = before;
  return {
    ...(signals && { signals }),
    ...(signalDigest !== undefined && { signalDigest }),
    ...(membershipDigest !== undefined && { membershipDigest }),
  };
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
