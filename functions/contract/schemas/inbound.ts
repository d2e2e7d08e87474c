import * as z from "zod";
import { inboundSources } from "../inbound.ts";
import { fieldProblemSchema } from "./problem.ts";

export const inboundSourceParam = z.object({
  source: z.enum(inboundSources).meta({ description: "The shop system", example: "shopify" }),
});

export const connectSchema = z
  .strictObject({
    secret: z.string().min(8).max(256).meta({
      description:
        "What the shop system signs its webhooks by: Shopify's client secret of the app (or the secret its admin shows), WooCommerce's secret of the webhook. Stored encrypted, never shown",
    }),
    shop: z.string().min(1).max(253).optional().meta({
      description:
        "Takes deliveries of this shop only: as X-Shopify-Shop-Domain or the host of X-WC-Webhook-Source names it",
      example: "example.myshopify.com",
    }),
    channel: z
      .string()
      .min(1)
      .max(100)
      .optional()
      .meta({ description: "The channel of its orders; default the name of the system", example: "web" }),
  })
  .meta({ id: "InboundConnect" });

export const inboundSchema = z
  .object({
    source: z.enum(inboundSources),
    shop: z.string().nullable(),
    channel: z.string(),
    connectedAt: z.iso.datetime(),
    bothSecretsUntil: z.iso
      .datetime()
      .nullable()
      .meta({ description: "Up to then the secret before is taken too" }),
    path: z
      .string()
      .meta({ description: "Where the shop system is to post", example: "/v1/inbound/shopify" }),
  })
  .meta({ id: "Inbound" });

export const inboundsSchema = z.object({ inbound: z.array(inboundSchema) }).meta({ id: "Inbounds" });

export const disconnectedSchema = z
  .object({ source: z.enum(inboundSources) })
  .meta({ id: "InboundDisconnected" });

export const inboundAnswerSchema = z
  .object({
    accepted: z.int().meta({ description: "Orders and refunds that are new or corrected", example: 1 }),
    duplicates: z.int().meta({ description: "Known already, or older than what is stored", example: 0 }),
    erased: z.int().meta({ description: "Customers erased on the shop system's word", example: 0 }),
    ignored: z
      .string()
      .nullable()
      .meta({ description: "Why there was nothing to take", example: "The order is a test." }),
    rejected: z.array(z.object({ orderId: z.string().nullable(), problems: z.array(fieldProblemSchema) })),
  })
  .meta({ id: "InboundAnswer" });
