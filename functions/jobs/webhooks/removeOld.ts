import { deliveriesKeptMs } from "../../contract/webhook.ts";
import type { JobDeps } from "../deps.ts";

/** Deliveries removed of one endpoint in a round. */
const pageSize = 500;

/** Removes deliveries that were kept long enough, and removed endpoints with whatever they have left. */
export async function removeOld({ store, now }: JobDeps): Promise<number> {
  let removed = 0;
  for (const { webhookId, state } of await store.webhooks.list()) {
    if (state === "removed") {
      const some = await store.deliveries.someOf(webhookId, pageSize);
      await store.deliveries.remove(some);
      removed += some.length;
      if (some.length === 0) await store.webhooks.remove(webhookId);
      continue;
    }
    const { delivered, dead } = deliveriesKeptMs;
    const old = [
      ...(await store.deliveries.upTo(webhookId, "delivered", now() - delivered, pageSize)),
      ...(await store.deliveries.upTo(webhookId, "dead", now() - dead, pageSize)),
      // What waits for an endpoint that stays disabled.
      ...(state === "disabled"
        ? await store.deliveries.upTo(webhookId, "pending", now() - dead, pageSize)
        : []),
    ];
    await store.deliveries.remove(old);
    removed += old.length;
  }
  return removed;
}
