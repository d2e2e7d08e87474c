import type { DeliveryState, News, StoredDelivery, StoredWebhook } from "../contract/webhook.ts";
import type { StoredInbound, InboundSource } from "../contract/inbound.ts";

/** News of one item, found in an outbox. */
export interface Untold {
  table: "customers" | "referrals" | "runs";
  key: Record<string, string>;
  news: News[];
  /** As it is stored, to clear exactly this. */
  text: string;
}

export interface NewsStore {
  /** Items with news nobody was told of, the oldest first in each partition, up to `limit` of each table; as of a moment ago. */
  untold(limit: number): Promise<Untold[]>;
  /** Takes the news off its item if nothing was added meanwhile. */
  clear(untold: Untold): Promise<boolean>;
}

export interface WebhookStore {
  /** Those that were removed too. */
  list(): Promise<StoredWebhook[]>;
  get(webhookId: string): Promise<StoredWebhook | null>;
  /** Writes an endpoint if its version is still `expectedVersion` (0 = not yet stored). */
  put(webhook: Omit<StoredWebhook, "version">, expectedVersion: number): Promise<boolean>;
  remove(webhookId: string): Promise<void>;
}

/** Where a list of deliveries goes on. */
export interface DeliveryPlace {
  deliveryId: string;
  rank: number;
}

export interface DeliveryStore {
  /** Adds those that are not there: an event told again is no second delivery. */
  add(deliveries: readonly StoredDelivery[]): Promise<void>;
  get(webhookId: string, deliveryId: string): Promise<StoredDelivery | null>;
  /** Of an endpoint in a state, up to a moment; as of a moment ago. */
  upTo(webhookId: string, state: DeliveryState, at: number, limit: number): Promise<StoredDelivery[]>;
  /** When the next of an endpoint is due; null where nothing waits. */
  nextDue(webhookId: string): Promise<number | null>;
  /** Moves one on, if it is still as it was read. */
  move(
    delivery: StoredDelivery,
    to: Pick<StoredDelivery, "state" | "at" | "attempts" | "answer">,
  ): Promise<boolean>;
  /** Latest first; those that wait by when they are due, the last first. */
  list(
    webhookId: string,
    state: DeliveryState,
    page: { limit: number; after?: DeliveryPlace },
  ): Promise<{ items: StoredDelivery[]; next: DeliveryPlace | null }>;
  /** Deletes some, and what of them names customers. */
  remove(deliveries: readonly StoredDelivery[]): Promise<void>;
  /** Some of what an endpoint has, whatever their state. */
  someOf(webhookId: string, limit: number): Promise<StoredDelivery[]>;
  /** Those that name a customer. */
  ofCustomer(customerId: string): Promise<StoredDelivery[]>;
  eraseAll(customerId: string): Promise<number>;
}

/** What shops' webhooks are verified by, sealed with the deployment's secret. */
export interface InboundStore {
  get(source: InboundSource): Promise<StoredInbound | null>;
  list(): Promise<StoredInbound[]>;
  put(inbound: StoredInbound): Promise<void>;
  remove(source: InboundSource): Promise<void>;
}
