import * as z from "zod";
import { createRoute } from "./createRoute.ts";
import {
  connectSchema,
  disconnectedSchema,
  inboundAnswerSchema,
  inboundSchema,
  inboundSourceParam,
  inboundsSchema,
} from "../schemas/inbound.ts";
import { body, json, needs, open, problems } from "./responses.ts";

const tags = ["inbound"];

/** As the shop system sends it: judged by its signature first, so by no schema. */
const asSent = {
  body: {
    description: "As the shop system sends it",
    required: true,
    content: { "*/*": { schema: z.unknown() } },
  },
};

const taken = {
  200: json(inboundAnswerSchema, "What became of it"),
  ...problems(400, 401, 404, 413),
};

export const connectInbound = createRoute({
  method: "put",
  path: "/v1/inbound/{source}",
  operationId: "connectInbound",
  tags: ["webhooks"],
  summary: "Take the webhooks of a shop system",
  description: "Set again with another secret, the one before is taken for two more days.",
  ...needs("admin"),
  request: { params: inboundSourceParam, ...body(connectSchema, "What it signs by") },
  responses: { 200: json(inboundSchema, "Connected"), ...problems(400, 401, 403, 413, 415) },
});

export const listInbound = createRoute({
  method: "get",
  path: "/v1/inbound",
  operationId: "listInbound",
  tags: ["webhooks"],
  summary: "List the shop systems whose webhooks are taken",
  description: "Without their secrets.",
  ...needs("admin"),
  responses: { 200: json(inboundsSchema, "The shop systems"), ...problems(401, 403) },
});

export const disconnectInbound = createRoute({
  method: "delete",
  path: "/v1/inbound/{source}",
  operationId: "disconnectInbound",
  tags: ["webhooks"],
  summary: "Take the webhooks of a shop system no more",
  description: "What came from it stays.",
  ...needs("admin"),
  request: { params: inboundSourceParam },
  responses: { 200: json(disconnectedSchema, "Disconnected"), ...problems(400, 401, 403, 404) },
});

export const postShopify = createRoute({
  method: "post",
  path: "/v1/inbound/shopify",
  operationId: "postShopify",
  tags,
  summary: "For Shopify: its webhooks of orders and refunds",
  description:
    "No key: X-Shopify-Hmac-SHA256 over the body is the key. Takes orders/create, orders/updated, orders/paid, orders/edited, orders/cancelled, orders/delete, refunds/create and customers/redact; answers any other topic with 200 and takes nothing.",
  ...open,
  request: asSent,
  responses: taken,
});

export const postWoocommerce = createRoute({
  method: "post",
  path: "/v1/inbound/woocommerce",
  operationId: "postWoocommerce",
  tags,
  summary: "For WooCommerce: its webhooks of orders",
  description:
    "No key: X-WC-Webhook-Signature over the body is the key. Takes order.created, order.updated, order.restored and order.deleted, refunds with their orders; answers any other topic with 200 and takes nothing.",
  ...open,
  request: asSent,
  responses: taken,
});
