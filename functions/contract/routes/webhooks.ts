import { createRoute } from "./createRoute.ts";
import {
  deliveriesQuery,
  deliveriesSchema,
  deliveryIdParam,
  queuedSchema,
  removedSchema,
  replayedSchema,
  webhookChangeSchema,
  webhookIdParam,
  webhookMadeSchema,
  webhookRequestSchema,
  webhookSchema,
  webhooksSchema,
} from "../schemas/webhooks.ts";
import { body, json, needs, problems } from "./responses.ts";

const tags = ["webhooks"];

export const postWebhook = createRoute({
  method: "post",
  path: "/v1/webhooks",
  operationId: "postWebhook",
  tags,
  summary: "Register an endpoint that is told of events",
  description:
    "Events are posted there, signed by the convention of Standard Webhooks. The secret is in this answer and in no other.",
  ...needs("admin"),
  request: body(webhookRequestSchema, "Where, and of what"),
  responses: { 201: json(webhookMadeSchema, "Registered"), ...problems(400, 401, 403, 409, 413, 415) },
});

export const listWebhooks = createRoute({
  method: "get",
  path: "/v1/webhooks",
  operationId: "listWebhooks",
  tags,
  summary: "List the endpoints",
  description: "Without their secrets.",
  ...needs("admin"),
  responses: { 200: json(webhooksSchema, "The endpoints"), ...problems(401, 403) },
});

export const putWebhook = createRoute({
  method: "put",
  path: "/v1/webhooks/{id}",
  operationId: "putWebhook",
  tags,
  summary: "Change an endpoint, disable or enable it",
  description: "The secret stays. What is on its way goes to the new address.",
  ...needs("admin"),
  request: { params: webhookIdParam, ...body(webhookChangeSchema, "All of it, as it is to be") },
  responses: { 200: json(webhookSchema, "Changed"), ...problems(400, 401, 403, 404, 409, 413, 415) },
});

export const deleteWebhook = createRoute({
  method: "delete",
  path: "/v1/webhooks/{id}",
  operationId: "deleteWebhook",
  tags,
  summary: "Remove an endpoint",
  description: "Nothing more is sent there; its deliveries and dead letters are deleted within minutes.",
  ...needs("admin"),
  request: { params: webhookIdParam },
  responses: { 200: json(removedSchema, "Removed"), ...problems(400, 401, 403, 404, 409) },
});

export const rotateWebhookSecret = createRoute({
  method: "post",
  path: "/v1/webhooks/{id}/secret",
  operationId: "rotateWebhookSecret",
  tags,
  summary: "Give an endpoint another secret",
  description: "For a day everything is signed by both, so that the receiver can change over at its leisure.",
  ...needs("admin"),
  request: { params: webhookIdParam },
  responses: { 200: json(webhookMadeSchema, "The new secret"), ...problems(400, 401, 403, 404, 409) },
});

export const pingWebhook = createRoute({
  method: "post",
  path: "/v1/webhooks/{id}/ping",
  operationId: "pingWebhook",
  tags,
  summary: "Send an endpoint a test",
  description: "An event of the type webhook.ping, signed and retried as every other.",
  ...needs("admin"),
  request: { params: webhookIdParam },
  responses: { 202: json(queuedSchema, "On its way"), ...problems(400, 401, 403, 404, 409) },
});

export const listDeliveries = createRoute({
  method: "get",
  path: "/v1/webhooks/{id}/deliveries",
  operationId: "listDeliveries",
  tags,
  summary: "List what is on its way to an endpoint, arrived, or was given up",
  description: "Latest first. Delivered ones are kept for 3 days, dead letters for 30.",
  ...needs("admin"),
  request: { params: webhookIdParam, query: deliveriesQuery },
  responses: { 200: json(deliveriesSchema, "A page of deliveries"), ...problems(400, 401, 403, 404) },
});

export const replayDelivery = createRoute({
  method: "post",
  path: "/v1/webhooks/{id}/deliveries/{deliveryId}/replay",
  operationId: "replayDelivery",
  tags,
  summary: "Send a delivery again",
  description: "Under the same webhook-id, by the whole schedule: a dead letter, or one that arrived.",
  ...needs("admin"),
  request: { params: deliveryIdParam },
  responses: { 202: json(queuedSchema, "On its way"), ...problems(400, 401, 403, 404, 409) },
});

export const replayDeadLetters = createRoute({
  method: "post",
  path: "/v1/webhooks/{id}/replay",
  operationId: "replayDeadLetters",
  tags,
  summary: "Send the dead letters of an endpoint again",
  description: "Up to 500 at a time, the oldest first.",
  ...needs("admin"),
  request: { params: webhookIdParam },
  responses: { 202: json(replayedSchema, "On their way"), ...problems(400, 401, 403, 404, 409) },
});
