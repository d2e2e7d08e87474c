import type { StoredDelivery } from "../../contract/webhook.ts";
import type { Told } from "./deps.ts";

/**
 * An event on its way to an endpoint, due at once. The body is settled here, so that every attempt sends the same.
 *
 * @param now milliseconds
 */
export function deliveryOf(
  webhookId: string,
  { id, type, at, data, about }: Told,
  now: number,
): StoredDelivery {
  return {
    webhookId,
    deliveryId: id,
    type: type as StoredDelivery["type"],
    body: JSON.stringify({ type, timestamp: new Date(at).toISOString(), data }),
    about,
    state: "pending",
    at: now,
    createdAt: now,
    attempts: 0,
  };
}
