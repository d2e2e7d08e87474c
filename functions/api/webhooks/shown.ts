import type { z } from "zod";
import type { deliverySchema, webhookSchema } from "../../contract/schemas/webhooks.ts";
import type { StoredDelivery, StoredWebhook } from "../../contract/webhook.ts";

/** An endpoint as it is read: without what its secret follows from. */
export function shownWebhook(webhook: StoredWebhook, now: number): z.infer<typeof webhookSchema> {
  const { webhookId, url, events, label, state, reason, createdAt, bothUntil = 0 } = webhook;
  return {
    webhookId,
    url,
    events,
    label: label ?? null,
    enabled: state === "enabled",
    reason: reason ?? null,
    createdAt: new Date(createdAt).toISOString(),
    bothSecretsUntil: now < bothUntil ? new Date(bothUntil).toISOString() : null,
  };
}

export function shownDelivery(delivery: StoredDelivery): z.infer<typeof deliverySchema> {
  const { deliveryId, type, state, at, createdAt, attempts, answer, body } = delivery;
  return {
    deliveryId,
    type,
    state,
    at: new Date(at).toISOString(),
    createdAt: new Date(createdAt).toISOString(),
    attempts,
    answer: answer ?? null,
    body: JSON.parse(body) as Record<string, unknown>,
  };
}
