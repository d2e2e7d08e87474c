import { randomBytes } from "node:crypto";
import type { StoredDelivery, StoredWebhook } from "../../contract/webhook.ts";
import { concurrently } from "../../store/concurrently.ts";
import type { Api } from "../api.ts";
import { Conflict } from "../problems/errors.ts";

/** Dead letters replayed by one request. */
const mostReplayed = 500;
const parallel = 16;

/** Puts a test on its way to an endpoint, by itself whatever its events are; answers its id. */
export async function queuePing(api: Api, { webhookId, state }: StoredWebhook): Promise<string> {
  if (state !== "enabled") throw new Conflict("This endpoint is disabled; enable it first.");
  const { store, now } = api;
  const at = now();
  const type = "webhook.ping";
  const deliveryId = `msg_${at.toString(36).padStart(9, "0")}${randomBytes(10).toString("hex")}`;
  const body = JSON.stringify({ type, timestamp: new Date(at).toISOString(), data: { webhookId } });
  const ping: StoredDelivery = {
    webhookId,
    deliveryId,
    type,
    body,
    about: [],
    state: "pending",
    at,
    createdAt: at,
    attempts: 0,
  };
  await store.deliveries.add([ping]);
  await api.deliverSoon?.();
  return deliveryId;
}

/** Puts a delivery on its way again, as if no attempt had been made. */
export async function queueDelivery(api: Api, delivery: StoredDelivery): Promise<void> {
  await moveToPending(api, delivery);
  await api.deliverSoon?.();
}

/** The same of dead letters, the oldest first. */
export async function replayDead(api: Api, webhookId: string): Promise<{ replayed: number; more: boolean }> {
  const dead = await api.store.deliveries.upTo(webhookId, "dead", api.now(), mostReplayed + 1);
  const some = dead.slice(0, mostReplayed);
  const moved = await concurrently(some, parallel, (delivery) => moveToPending(api, delivery));
  await api.deliverSoon?.();
  return { replayed: moved.filter(Boolean).length, more: dead.length > mostReplayed };
}

function moveToPending({ store, now }: Api, delivery: StoredDelivery): Promise<boolean> {
  return store.deliveries.move(delivery, {
    state: "pending",
    at: now(),
    attempts: 0,
    answer: delivery.answer,
  });
}
