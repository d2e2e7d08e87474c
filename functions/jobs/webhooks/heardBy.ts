import { type EventType, eventTypes } from "../../contract/webhook.ts";
import type { JobDeps } from "../deps.ts";

/** Events that somebody is to be told of. What nobody asked for is not noted, so it costs nothing. */
export async function heardBy({ store, tellAll }: JobDeps): Promise<ReadonlySet<EventType>> {
  if (tellAll) return new Set(eventTypes);
  const webhooks = await store.webhooks.list();
  return new Set(webhooks.flatMap(({ state, events }) => (state === "enabled" ? events : [])));
}
