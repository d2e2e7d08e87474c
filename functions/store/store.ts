import { apiKeyStore } from "./apiKeys.ts";
import { campaignStore } from "./campaigns.ts";
import { catalogStore } from "./catalog.ts";
import { channelSpendStore } from "./channelSpend.ts";
import { codeStore } from "./codes.ts";
import type { StoreContext } from "./context.ts";
import { customerStore } from "./customers.ts";
import { ledgerStore } from "./ledger.ts";
import { membershipStore } from "./memberships.ts";
import { orderStore } from "./orders.ts";
import { peopleStore } from "./people.ts";
import { referralEventStore } from "./referralEvents.ts";
import { markStore } from "./referralMarks.ts";
import { referralStore } from "./referrals.ts";
import { runStore } from "./runs.ts";
import { savedFilterStore } from "./savedFilters.ts";
import { signalStore } from "./signals.ts";
import { tombstoneStore } from "./tombstones.ts";
import type { BlobStore, Store } from "./types.ts";
import { deliveryStore } from "./webhookDeliveries.ts";
import { newsStore } from "./webhookNews.ts";
import { inboundStore, webhookStore } from "./webhooks.ts";

/**
 * The store over DynamoDB or an engine that speaks its protocol.
 *
 * @param context a client made by `documentClient`, and the names of the tables (`tableNames`)
 * @param blobs   where snapshots, statistics and exports lie: a folder, or a bucket
 */
export function createStore(context: StoreContext, blobs: BlobStore): Store {
  const customers = customerStore(context);
  return {
    orders: orderStore(context, customers.markStale),
    signals: signalStore(context),
    memberships: membershipStore(context),
    referralEvents: referralEventStore(context),
    people: peopleStore(context),
    codes: codeStore(context),
    referrals: referralStore(context),
    marks: markStore(context),
    ledger: ledgerStore(context),
    channelSpend: channelSpendStore(context),
    customers,
    catalog: catalogStore(context),
    runs: runStore(context),
    campaigns: campaignStore(context),
    filters: savedFilterStore(context),
    keys: apiKeyStore(context),
    tombstones: tombstoneStore(context),
    news: newsStore(context),
    webhooks: webhookStore(context),
    deliveries: deliveryStore(context),
    inbound: inboundStore(context),
    blobs,
  };
}
