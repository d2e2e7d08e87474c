import { inboundBothMs, type StoredInbound } from "../../contract/inbound.ts";
import type { operations } from "../../contract/routes/index.ts";
import { seal } from "../../contract/seal.ts";
import { shownInbound } from "../inbound/shown.ts";
import { readShopify } from "../inbound/shopify.ts";
import { type InboundAnswer, takeInbound } from "../inbound/takeInbound.ts";
import { readWoocommerce } from "../inbound/woocommerce.ts";
import { Unknown } from "../problems/errors.ts";
import type { MakeHandler } from "./handler.ts";

export const connectInbound: MakeHandler<typeof operations.connectInbound> = (api) => async (c) => {
  const { source } = c.req.valid("param");
  const { secret, shop, channel = source } = c.req.valid("json");
  const { store, now } = api;
  const before = await store.inbound.get(source);
  const next: StoredInbound = {
    source,
    sealed: seal(api.secret, `inbound ${source}`, secret),
    ...(before && { before: { sealed: before.sealed, until: now() + inboundBothMs } }),
    ...(shop !== undefined && { shop }),
    channel,
    connectedAt: before?.connectedAt ?? now(),
  };
  await store.inbound.put(next);
  return c.json(shownInbound(next, now()), 200);
};

export const listInbound: MakeHandler<typeof operations.listInbound> = (api) => async (c) => {
  const connected = await api.store.inbound.list();
  return c.json({ inbound: connected.map((one) => shownInbound(one, api.now())) }, 200);
};

export const disconnectInbound: MakeHandler<typeof operations.disconnectInbound> = (api) => async (c) => {
  const { source } = c.req.valid("param");
  if ((await api.store.inbound.get(source)) === null)
    throw new Unknown("inbound", `${source} is not connected here.`);
  await api.store.inbound.remove(source);
  return c.json({ source }, 200);
};

export const postShopify: MakeHandler<typeof operations.postShopify> = (api) => async (c) => {
  const answer = await takeInbound(api, {
    source: "shopify",
    body: new Uint8Array(await c.req.arrayBuffer()),
    signature: c.req.header("x-shopify-hmac-sha256"),
    topic: c.req.header("x-shopify-topic"),
    shop: c.req.header("x-shopify-shop-domain"),
    read: readShopify,
  });
  return c.json(answer, 200);
};

export const postWoocommerce: MakeHandler<typeof operations.postWoocommerce> = (api) => async (c) => {
  const body = new Uint8Array(await c.req.arrayBuffer());
  const signature = c.req.header("x-wc-webhook-signature");
  // A webhook that is saved asks first whether anybody is there: unsigned, a form with its own number.
  if (signature === undefined && /^webhook_id=\d{1,12}$/.test(Buffer.from(body).toString("latin1"))) {
    const hello: InboundAnswer = {
      accepted: 0,
      duplicates: 0,
      erased: 0,
      ignored: "A test that carries no order.",
      rejected: [],
    };
    return c.json(hello, 200);
  }
  const from = c.req.header("x-wc-webhook-source") ?? "";
  const answer = await takeInbound(api, {
    source: "woocommerce",
    body,
    signature,
    topic: c.req.header("x-wc-webhook-topic"),
    shop: URL.canParse(from) ? new URL(from).hostname : undefined,
    read: readWoocommerce,
  });
  return c.json(answer, 200);
};
