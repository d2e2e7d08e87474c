import * as z from "zod";
import { customerIdSchema, dateSchema, moneySchema } from "./common.ts";
import {
  signalAggregatesSchema,
  storedMembershipEventSchema,
  storedSignalSchema,
} from "./customerSignals.ts";
import { listedCustomerSchema } from "./lists.ts";
import { customerReferralsSchema, rewardsSchema, storedReferralEventSchema } from "./referrals.ts";
import { deliverySchema } from "./webhooks.ts";

const storedOrderSchema = z
  .object({
    orderId: z.string().meta({ example: "A-10023" }),
    type: z.enum(["order", "refund"]),
    orderedAt: z.string().meta({ description: "As it was sent", example: "2026-03-31T14:05:00+03:00" }),
    date: dateSchema.meta({ description: "The shop's local day" }),
    amount: moneySchema.meta({ example: 129.5 }),
    refundOf: z.string().nullable(),
    revision: z.number().nullable(),
    channel: z.string().nullable(),
    cost: moneySchema,
  })
  .meta({ id: "StoredOrder" });

export const historySchema = z
  .object({
    customerId: customerIdSchema,
    currency: z.string().meta({ example: "SAR" }),
    purchases: z
      .array(
        z.object({
          date: dateSchema,
          gross: moneySchema.meta({ example: 150 }),
          refunded: moneySchema.meta({ example: 20.5 }),
          net: moneySchema.meta({ example: 129.5 }),
        }),
      )
      .meta({ description: "Purchase days; several orders of one day are one purchase" }),
    refunds: z.array(z.object({ date: dateSchema, purchaseDate: dateSchema, amount: z.number() })),
    unmatchedRefunds: z
      .array(z.object({ orderId: z.string(), date: dateSchema, amount: z.number() }))
      .meta({ description: "Refunds that nothing earlier could absorb" }),
    orders: z.array(storedOrderSchema).meta({ description: "Every order, earliest first" }),
    signals: z.array(storedSignalSchema).meta({ description: "Every signal, earliest first" }),
    memberships: z
      .array(storedMembershipEventSchema)
      .meta({ description: "Every membership event, earliest first" }),
  })
  .meta({ id: "CustomerHistory" });

export const customerExportSchema = z
  .object({
    customerId: customerIdSchema,
    exportedAt: z.iso.datetime(),
    currency: z.string(),
    orders: z.array(storedOrderSchema),
    signals: z.array(storedSignalSchema),
    memberships: z.array(storedMembershipEventSchema),
    history: historySchema
      .omit({ customerId: true, currency: true, orders: true, signals: true, memberships: true })
      .nullable(),
    aggregates: signalAggregatesSchema
      .nullable()
      .meta({ description: "What signals and memberships add up to today" }),
    row: listedCustomerSchema.nullable().meta({ description: "The row that lists show" }),
    firstChannel: z.string().nullable(),
    version: z.int().meta({ description: "How often the history was rebuilt" }),
    referralEvents: z.array(storedReferralEventSchema),
    referrals: customerReferralsSchema.omit({ customerId: true }).nullable(),
    rewards: rewardsSchema.omit({ customerId: true, currency: true }).nullable(),
    webhookDeliveries: z.array(deliverySchema.extend({ webhookId: z.string() }).omit({ answer: true })).meta({
      description: "What is on its way to other systems about the customer, arrived lately, or was given up",
    }),
    campaigns: z
      .array(z.object({ campaignId: z.string(), name: z.string(), arm: z.string() }))
      .meta({ description: "Campaigns the customer took part in" }),
  })
  .meta({ id: "CustomerExport", description: "All that is stored about one customer" });

export const mergeSchema = z
  .strictObject({
    from: customerIdSchema.meta({ description: "The id that ends", example: "guest-88" }),
    into: customerIdSchema.meta({ description: "The id that stays", example: "c-1001" }),
  })
  .meta({ id: "MergeRequest" });

export const mergedSchema = z
  .object({
    from: z.string(),
    into: z.string(),
    orders: z.int().meta({ description: "Orders moved", example: 3 }),
    signals: z.int().meta({ description: "Signals moved", example: 5 }),
    membershipEvents: z.int().meta({ description: "Membership events moved", example: 0 }),
  })
  .meta({ id: "Merged" });

export const erasedSchema = z
  .object({
    customerId: z.string(),
    orders: z.int().meta({ description: "Orders removed", example: 12 }),
    signals: z.int().meta({ description: "Signals removed", example: 7 }),
    membershipEvents: z.int().meta({ description: "Membership events removed", example: 2 }),
    refusedFromNowOn: z.literal(true).meta({ description: "Later orders of this id are refused" }),
  })
  .meta({ id: "Erased" });

export const readmittedSchema = z
  .object({
    customerId: z.string(),
    wasErased: z.boolean().meta({ description: "False where nothing stood against this id" }),
  })
  .meta({ id: "Readmitted" });
