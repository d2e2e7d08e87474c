import { randomBytes } from "node:crypto";
import { bothSecretsMs, maxWebhooks, type StoredDelivery } from "../../contract/webhook.ts";
import { webhookSecret } from "../../contract/webhookSecret.ts";
import type { operations } from "../../contract/routes/index.ts";
import { Conflict, Unknown } from "../problems/errors.ts";
import { cursorToPlace, placeToCursor } from "../webhooks/cursor.ts";
import { checkUrl, knownWebhook, replaceWebhook } from "../webhooks/known.ts";
import { queueDelivery, queuePing, replayDead } from "../webhooks/queue.ts";
import { shownDelivery, shownWebhook } from "../webhooks/shown.ts";
import type { MakeHandler } from "./handler.ts";

export const postWebhook: MakeHandler<typeof operations.postWebhook> = (api) => async (c) => {
  const { url, events, label } = c.req.valid("json");
  const { store, secret, now } = api;
  checkUrl(api, url);
  const known = (await store.webhooks.list()).filter(({ state }) => state !== "removed");
  if (known.length >= maxWebhooks)
    throw new Conflict(`There are ${maxWebhooks} endpoints; remove one first.`);
  const webhook = {
    webhookId: `wh_${randomBytes(9).toString("base64url")}`,
    url,
    events,
    ...(label !== undefined && { label }),
    state: "enabled" as const,
    createdAt: now(),
    generation: 1,
  };
  await store.webhooks.put(webhook, 0);
  const shown = shownWebhook({ ...webhook, version: 1 }, now());
  return c.json({ ...shown, secret: webhookSecret(secret, webhook.webhookId, 1) }, 201);
};

export const listWebhooks: MakeHandler<typeof operations.listWebhooks> = (api) => async (c) => {
  const all = (await api.store.webhooks.list()).filter(({ state }) => state !== "removed");
  const webhooks = all.sort((a, b) => a.createdAt - b.createdAt).map((one) => shownWebhook(one, api.now()));
  return c.json({ webhooks }, 200);
};

export const putWebhook: MakeHandler<typeof operations.putWebhook> = (api) => async (c) => {
  const { url, events, label, enabled } = c.req.valid("json");
  checkUrl(api, url);
  const { label: _, reason: __, ...before } = await knownWebhook(api, c.req.valid("param").id);
  const state = enabled ? ("enabled" as const) : ("disabled" as const);
  const next = { ...before, url, events, state, ...(label !== undefined && { label }) };
  const written = await replaceWebhook(api, next);
  await api.deliverSoon?.();
  return c.json(shownWebhook(written, api.now()), 200);
};

export const deleteWebhook: MakeHandler<typeof operations.deleteWebhook> = (api) => async (c) => {
  const webhook = await knownWebhook(api, c.req.valid("param").id);
  await replaceWebhook(api, { ...webhook, state: "removed" });
  await api.deliverSoon?.();
  return c.json({ webhookId: webhook.webhookId }, 200);
};

export const rotateWebhookSecret: MakeHandler<typeof operations.rotateWebhookSecret> = (api) => async (c) => {
  const before = await knownWebhook(api, c.req.valid("param").id);
  const { secret, now } = api;
  const generation = before.generation + 1;
  const next = await replaceWebhook(api, { ...before, generation, bothUntil: now() + bothSecretsMs });
  return c.json(
    { ...shownWebhook(next, now()), secret: webhookSecret(secret, next.webhookId, generation) },
    200,
  );
};

export const pingWebhook: MakeHandler<typeof operations.pingWebhook> = (api) => async (c) => {
  const webhook = await knownWebhook(api, c.req.valid("param").id);
  const deliveryId = await queuePing(api, webhook);
  return c.json({ webhookId: webhook.webhookId, deliveryId }, 202);
};

export const listDeliveries: MakeHandler<typeof operations.listDeliveries> = (api) => async (c) => {
  const { webhookId } = await knownWebhook(api, c.req.valid("param").id);
  const { state, limit, cursor } = c.req.valid("query");
  const after = cursor === undefined ? undefined : cursorToPlace(cursor);
  const { items, next } = await api.store.deliveries.list(webhookId, state, { limit, after });
  return c.json({ deliveries: items.map(shownDelivery), nextCursor: next && placeToCursor(next) }, 200);
};

export const replayDelivery: MakeHandler<typeof operations.replayDelivery> = (api) => async (c) => {
  const { id, deliveryId } = c.req.valid("param");
  const { webhookId } = await knownWebhook(api, id);
  const delivery: StoredDelivery | null = await api.store.deliveries.get(webhookId, deliveryId);
  if (delivery === null)
    throw new Unknown("delivery", `No delivery of this endpoint is called "${deliveryId}".`);
  if (delivery.state === "pending") throw new Conflict("It is on its way already.");
  await queueDelivery(api, delivery);
  return c.json({ webhookId, deliveryId }, 202);
};

export const replayDeadLetters: MakeHandler<typeof operations.replayDeadLetters> = (api) => async (c) => {
  const { webhookId } = await knownWebhook(api, c.req.valid("param").id);
  return c.json({ webhookId, ...(await replayDead(api, webhookId)) }, 202);
};
