import { tombstoneHash } from "../../contract/tombstoneHash.ts";
import type { operations } from "../../contract/routes/index.ts";
import { toListed } from "../../scoring/lists/toListed.ts";
import { shownOrders, timeline } from "../customers/timeline.ts";
import { unknownCustomer } from "../customers/unknownCustomer.ts";
import { Conflict, InvalidRequest } from "../problems/errors.ts";
import { problem } from "../problems/fieldProblems.ts";
import type { MakeHandler } from "./handler.ts";

const noHistory = { purchases: [], refunds: [], unmatchedRefunds: [] };

export const getHistory: MakeHandler<typeof operations.getHistory> = (api) => async (c) => {
  const { id: customerId } = c.req.valid("param");
  const { store, digits, settings } = api;
  const [customer, orders] = await Promise.all([
    store.customers.get(customerId),
    store.orders.ofCustomer(customerId),
  ]);
  if (customer === null && orders.length === 0) throw unknownCustomer(customerId);
  const shown = customer === null ? noHistory : timeline(customer.history, digits);
  return c.json(
    { customerId, currency: settings.currency, ...shown, orders: shownOrders(orders, digits) },
    200,
  );
};

export const exportCustomer: MakeHandler<typeof operations.exportCustomer> = (api) => async (c) => {
  const { id: customerId } = c.req.valid("param");
  const { store, digits, settings, now } = api;
  const [customer, orders] = await Promise.all([
    store.customers.get(customerId),
    store.orders.ofCustomer(customerId),
  ]);
  if (customer === null && orders.length === 0) throw unknownCustomer(customerId);
  const shown = {
    customerId,
    exportedAt: new Date(now()).toISOString(),
    currency: settings.currency,
    orders: shownOrders(orders, digits),
    history: customer && timeline(customer.history, digits),
    row: customer?.row ? toListed({ ...customer.row, customerId }, digits) : null,
    firstChannel: customer?.firstChannel ?? null,
    version: customer?.version ?? 0,
  };
  return c.json(shown, 200);
};

export const mergeCustomers: MakeHandler<typeof operations.mergeCustomers> = (api) => async (c) => {
  const { from, into } = c.req.valid("json");
  if (from === into) throw new InvalidRequest([problem("into", into, "is the same id as from")]);
  const hash = tombstoneHash(api.secret, into);
  if ((await api.store.tombstones.has([hash])).has(hash))
    throw new Conflict(`Customer "${into}" was erased on request; nothing can be joined to it.`);
  const [customer, orders] = await Promise.all([
    api.store.customers.get(from),
    api.store.orders.ofCustomer(from),
  ]);
  if (customer === null && orders.length === 0) throw unknownCustomer(from);
  const merged = await api.mergeCustomers(from, into);
  return c.json({ from, into, orders: merged.orders }, 200);
};

export const eraseCustomer: MakeHandler<typeof operations.eraseCustomer> = (api) => async (c) => {
  const { id: customerId } = c.req.valid("param");
  const { orders } = await api.eraseCustomer(customerId);
  return c.json({ customerId, orders, refusedFromNowOn: true as const }, 200);
};

export const readmitCustomer: MakeHandler<typeof operations.readmitCustomer> = (api) => async (c) => {
  const { id: customerId } = c.req.valid("param");
  const hash = tombstoneHash(api.secret, customerId);
  const wasErased = (await api.store.tombstones.has([hash])).has(hash);
  await api.store.tombstones.remove(hash);
  return c.json({ customerId, wasErased }, 200);
};
