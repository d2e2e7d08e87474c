import { tombstoneHash } from "../../contract/tombstoneHash.ts";
import type { operations } from "../../contract/routes/index.ts";
import { signalsAsOf } from "../../../model/signals/signalsAsOf.ts";
import { toListed } from "../../scoring/lists/toListed.ts";
import { campaignsOf } from "../campaigns/campaignsOf.ts";
import { shownOrders, timeline } from "../customers/timeline.ts";
import { unknownCustomer } from "../customers/unknownCustomer.ts";
import { Conflict, InvalidRequest } from "../problems/errors.ts";
import { problem } from "../problems/fieldProblems.ts";
import type { Api } from "../api.ts";
import { referralsOfCustomer } from "../referrals/ofCustomer.ts";
import { shownReferralEvents, shownRewards } from "../referrals/shown.ts";
import { asOfDay } from "../scores/asOfDay.ts";
import { shownAggregates, shownEvents, shownSignals } from "../signals/shown.ts";
import { shownDelivery } from "../webhooks/shown.ts";
import type { MakeHandler } from "./handler.ts";

const noHistory = { purchases: [], refunds: [], unmatchedRefunds: [] };

/** All that is stored of one customer. */
async function storedOf({ store }: Api, customerId: string, knownElsewhere = false) {
  const [customer, orders, signals, events] = await Promise.all([
    store.customers.get(customerId),
    store.orders.ofCustomer(customerId),
    store.signals.ofCustomer(customerId),
    store.memberships.ofCustomer(customerId),
  ]);
  const isKnown = knownElsewhere || customer !== null || orders.length + signals.length + events.length > 0;
  if (!isKnown) throw unknownCustomer(customerId);
  return { customer, orders, signals, events };
}

export const getHistory: MakeHandler<typeof operations.getHistory> = (api) => async (c) => {
  const { id: customerId } = c.req.valid("param");
  const { digits, settings } = api;
  const { customer, orders, signals, events } = await storedOf(api, customerId);
  const shown = {
    customerId,
    currency: settings.currency,
    ...(customer === null ? noHistory : timeline(customer.history, digits)),
    orders: shownOrders(orders, digits),
    signals: shownSignals(signals, digits),
    memberships: shownEvents(events, digits),
  };
  return c.json(shown, 200);
};

export const exportCustomer: MakeHandler<typeof operations.exportCustomer> = (api) => async (c) => {
  const { id: customerId } = c.req.valid("param");
  const { digits, settings, now, store } = api;
  const known = await referralsOfCustomer(api, customerId);
  const { customer, orders, signals, events } = await storedOf(api, customerId, known !== null);
  const entries = await Promise.all((known?.keys ?? []).map((key) => store.ledger.entries(key)));
  const today = asOfDay(undefined, api);
  const shown = {
    customerId,
    exportedAt: new Date(now()).toISOString(),
    currency: settings.currency,
    orders: shownOrders(orders, digits),
    signals: shownSignals(signals, digits),
    memberships: shownEvents(events, digits),
    history: customer && timeline(customer.history, digits),
    aggregates: customer?.signals ? shownAggregates(signalsAsOf(customer.signals, today, digits)) : null,
    row: customer?.row ? toListed({ ...customer.row, customerId }, digits) : null,
    firstChannel: customer?.firstChannel ?? null,
    version: customer?.version ?? 0,
    referralEvents: shownReferralEvents(known?.events ?? []),
    referrals: known && { codes: known.codes, sent: known.sent, received: known.received },
    rewards: known && shownRewards(entries.flat(), today, digits),
    webhookDeliveries: (await store.deliveries.ofCustomer(customerId)).map((one) => {
      const { answer: _, ...shown } = shownDelivery(one);
      return { webhookId: one.webhookId, ...shown };
    }),
    campaigns: await campaignsOf(store, known?.keys ?? []),
  };
  return c.json(shown, 200);
};

export const mergeCustomers: MakeHandler<typeof operations.mergeCustomers> = (api) => async (c) => {
  const { from, into } = c.req.valid("json");
  if (from === into) throw new InvalidRequest([problem("into", into, "is the same id as from")]);
  const hash = tombstoneHash(api.secret, into);
  if ((await api.store.tombstones.has([hash])).has(hash))
    throw new Conflict(`Customer "${into}" was erased on request; nothing can be joined to it.`);
  const known = await api.store.people.of(from);
  await storedOf(api, from, known !== null);
  const { orders, signals, membershipEvents } = await api.mergeCustomers(from, into);
  return c.json({ from, into, orders, signals, membershipEvents }, 200);
};

export const eraseCustomer: MakeHandler<typeof operations.eraseCustomer> = (api) => async (c) => {
  const { id: customerId } = c.req.valid("param");
  const { orders, signals, membershipEvents } = await api.eraseCustomer(customerId);
  return c.json({ customerId, orders, signals, membershipEvents, refusedFromNowOn: true as const }, 200);
};

export const readmitCustomer: MakeHandler<typeof operations.readmitCustomer> = (api) => async (c) => {
  const { id: customerId } = c.req.valid("param");
  const hash = tombstoneHash(api.secret, customerId);
  const wasErased = (await api.store.tombstones.has([hash])).has(hash);
  await api.store.tombstones.remove(hash);
  return c.json({ customerId, wasErased }, 200);
};
