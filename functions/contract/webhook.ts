/** What other systems are told of; full stops part, as Standard Webhooks asks. */
export const eventTypes = [
  "segment.changed",
  "customer.act_by_reached",
  "referral.approved",
  "night.finished",
] as const;
export type EventType = (typeof eventTypes)[number];

/** Something that happened, as its change noted it: written with it, in one write, and told from there. */
export interface News {
  /** The webhook-id: the same however often it is told. */
  id: string;
  type: EventType;
  /** Milliseconds. */
  at: number;
  /** As it will be told; a referral's names person keys, which become ids of customers when it is. */
  data: Record<string, unknown>;
}

/** An endpoint that is told. Its secrets are not here: they are derived, see `webhookSecret`. */
export interface StoredWebhook {
  webhookId: string;
  url: string;
  events: EventType[];
  label?: string;
  /** A removed one is told nothing any more and goes once its deliveries are gone. */
  state: "enabled" | "disabled" | "removed";
  /** Why it was disabled, where it was not by hand. */
  reason?: string;
  createdAt: number;
  version: number;
  /** Counts the changes of its secret; the one before signs as well up to `bothUntil`. */
  generation: number;
  bothUntil?: number;
}

export const deliveryStates = ["pending", "delivered", "dead"] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** One event on its way to one endpoint. */
export interface StoredDelivery {
  webhookId: string;
  /** The id of its event. */
  deliveryId: string;
  type: EventType | "webhook.ping";
  /** What is sent, to the byte. */
  body: string;
  /** Customers that the body names. */
  about: string[];
  state: DeliveryState;
  /** Milliseconds: when it is due while it is pending, else when it came to its state. */
  at: number;
  createdAt: number;
  /** Attempts made since it was written, or was replayed. */
  attempts: number;
  /** What the latest attempt met: a status, or words where there was none. */
  answer?: number | string;
}

/** Endpoints that a deployment may have. */
export const maxWebhooks = 20;

/** Seconds to wait after each attempt that failed: Standard Webhooks' example, over three days. Then it is dead. */
export const retryAfterSeconds = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400] as const;

/** How long the secret before signs as well after a change, in milliseconds. */
export const bothSecretsMs = 24 * 3_600_000;

/** How long delivered ones and dead letters are kept, in milliseconds. */
export const deliveriesKeptMs = { delivered: 3 * 86_400_000, dead: 30 * 86_400_000 } as const;

/** Outboxes of customers are spread over so many partitions of their index. */
export const newsShards = 8;
