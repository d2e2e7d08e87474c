import * as z from "zod";
import { deliveryStates, eventTypes } from "../webhook.ts";
import { numeric } from "./common.ts";

const events = z
  .array(z.enum(eventTypes))
  .min(1)
  .refine((given) => new Set(given).size === given.length, { error: "names an event twice" })
  .meta({ description: "What it is told of", example: ["segment.changed", "night.finished"] });

const url = z.string().min(1).max(2048).meta({
  description: "Where events are posted: https, and of the public internet",
  example: "https://crm.example/hooks/safir",
});

const label = z
  .string()
  .min(1)
  .max(100)
  .optional()
  .meta({ description: "The shop's own name for it", example: "CRM" });

export const webhookRequestSchema = z.strictObject({ url, events, label }).meta({ id: "WebhookRequest" });

export const webhookChangeSchema = z
  .strictObject({
    url,
    events,
    label,
    enabled: z.boolean().default(true).meta({
      description: "A disabled one is told of nothing that happens meanwhile; what is on its way waits",
    }),
  })
  .meta({ id: "WebhookChange" });

const webhook = z.object({
  webhookId: z.string().meta({ example: "wh_4fJ2kPq8Zr1x" }),
  url: z.string(),
  events: z.array(z.enum(eventTypes)),
  label: z.string().nullable(),
  enabled: z.boolean(),
  reason: z.string().nullable().meta({ description: "Why it was disabled, where nobody did it" }),
  createdAt: z.iso.datetime(),
  bothSecretsUntil: z.iso
    .datetime()
    .nullable()
    .meta({ description: "Up to then the secret before the change signs as well" }),
});

export const webhookSchema = webhook.meta({ id: "Webhook" });

const secret = z.string().meta({
  description: "What it verifies signatures with; shown this once",
  example: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=",
});

export const webhookMadeSchema = webhook.extend({ secret }).meta({ id: "WebhookMade" });

export const webhooksSchema = z.object({ webhooks: z.array(webhookSchema) }).meta({ id: "Webhooks" });

export const webhookIdParam = z.object({
  id: z.string().min(1).max(64).meta({ description: "The webhookId", example: "wh_4fJ2kPq8Zr1x" }),
});

export const deliveryIdParam = webhookIdParam.extend({
  deliveryId: z.string().min(1).max(64).meta({ description: "The webhook-id of the event" }),
});

export const deliveriesQuery = z.strictObject({
  state: z
    .enum(deliveryStates)
    .default("dead")
    .meta({ description: "On their way, arrived, or given up", example: "dead" }),
  limit: numeric(z.number().int().min(1).max(200))
    .default(50)
    .meta({ type: "integer", minimum: 1, maximum: 200, example: 50 }),
  cursor: z.string().min(1).max(1024).optional().meta({ description: "nextCursor of the page before" }),
});

export const deliverySchema = z
  .object({
    deliveryId: z.string().meta({ description: "The webhook-id: the same at every attempt" }),
    type: z.string().meta({ example: "segment.changed" }),
    state: z.enum(deliveryStates),
    at: z.iso.datetime().meta({ description: "When it is due, or came to its state" }),
    createdAt: z.iso.datetime(),
    attempts: z.int().meta({ description: "Since it was written, or was replayed", example: 3 }),
    answer: z
      .union([z.int(), z.string()])
      .nullable()
      .meta({ description: "Status of the latest answer, or why there was none", example: 503 }),
    body: z.record(z.string(), z.unknown()).meta({ description: "What is posted" }),
  })
  .meta({ id: "WebhookDelivery" });

export const deliveriesSchema = z
  .object({ deliveries: z.array(deliverySchema), nextCursor: z.string().nullable() })
  .meta({ id: "WebhookDeliveries" });

export const queuedSchema = z
  .object({ webhookId: z.string(), deliveryId: z.string() })
  .meta({ id: "WebhookQueued" });

export const replayedSchema = z
  .object({
    webhookId: z.string(),
    replayed: z.int().meta({ description: "Dead letters on their way again", example: 12 }),
    more: z.boolean().meta({ description: "Whether some are left; ask again" }),
  })
  .meta({ id: "WebhookReplayed" });

export const removedSchema = z.object({ webhookId: z.string() }).meta({ id: "WebhookRemoved" });
