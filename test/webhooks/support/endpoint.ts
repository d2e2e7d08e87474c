import { type EventType, eventTypes } from "../../../functions/contract/webhook.ts";
import type { Store } from "../../../functions/store/types.ts";

/** Registers an endpoint by hand. */
export async function addEndpoint(
  store: Store,
  webhookId: string,
  events: readonly EventType[] = eventTypes,
): Promise<void> {
  const webhook = {
    webhookId,
    url: `https://${webhookId}.example/hooks`,
    events: [...events],
    state: "enabled" as const,
    createdAt: 0,
    generation: 1,
  };
  await store.webhooks.put(webhook, 0);
}
