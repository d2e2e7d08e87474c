import * as z from "zod";
import { consentChannels, engagementActions, outreachPurposes } from "../../../model/signals/signal.ts";
import { customerIdSchema, dateSchema, moneySchema } from "./common.ts";

const marksSchema = z.object({
  count: z.int(),
  mean: z.number().meta({ example: 4.25 }),
  latest: z.number().meta({ example: 5 }),
  lastOn: dateSchema,
});

export const membershipSchema = z
  .object({
    plan: z.string().meta({ example: "gold-monthly" }),
    state: z.enum(["active", "ended"]),
    startedOn: dateSchema.nullable().meta({ description: "Null where it began before the events did" }),
    renewals: z.int(),
    paidUntil: dateSchema.nullable().meta({ description: "Null where nothing was said" }),
    endsOn: dateSchema
      .nullable()
      .meta({ description: "Last day of one that was ended or not renewed in time" }),
    lapsed: z.boolean().meta({ description: "Ended by silence: not renewed within 14 days" }),
  })
  .meta({ id: "Membership" });

const aggregatesShape = {
  rating: marksSchema.nullable(),
  nps: z.object({ value: z.int().meta({ example: 9 }), date: dateSchema }).nullable(),
  csat: marksSchema.nullable(),
  engagement: z
    .object({
      weight: z.number().meta({
        description: "Sum of the weights of all acts, each halved for every 90 days since",
        example: 12.4,
      }),
      counts: z.object(
        Object.fromEntries(engagementActions.map((action) => [action, z.int()])) as Record<
          (typeof engagementActions)[number],
          z.ZodInt
        >,
      ),
      lastOn: dateSchema,
    })
    .nullable(),
  complaints: z
    .object({ total: z.int(), open: z.int(), openSince: dateSchema.nullable(), lastOn: dateSchema })
    .nullable(),
  consents: z
    .array(
      z.object({
        channel: z.enum(consentChannels),
        state: z.enum(["granted", "withdrawn"]),
        date: dateSchema,
        source: z.string().nullable(),
      }),
    )
    .meta({ description: "The latest word on each channel; a channel that is absent was never asked" }),
  acquisition: z
    .object({ channel: z.string(), date: dateSchema, cost: moneySchema })
    .nullable()
    .meta({ description: "What brought the customer, and all that was spent on it" }),
  costToServe: z.number().meta({ description: "Recorded by signals so far; orders carry their own besides" }),
  memberships: z.array(membershipSchema),
  deliveredOn: dateSchema.nullable().meta({ description: "Of the latest delivery that was told" }),
  outreach: z
    .array(z.object({ purpose: z.enum(outreachPurposes), date: dateSchema }))
    .meta({ description: "When the shop last wrote to them, by what for" }),
};

/** What is known of a customer besides orders, as of a date. */
export const signalAggregatesSchema = z.object(aggregatesShape).meta({ id: "SignalAggregates" });

export const customerSignalsSchema = z
  .object({ customerId: customerIdSchema, asOf: dateSchema, currency: z.string(), ...aggregatesShape })
  .meta({ id: "CustomerSignals" });

const asStored = {
  at: z.string().meta({ description: "As it was sent", example: "2026-03-31T14:05:00+03:00" }),
  date: dateSchema.meta({ description: "The shop's local day" }),
  revision: z.number().nullable(),
};

export const storedSignalSchema = z
  .looseObject({ signalId: z.string(), kind: z.string().meta({ example: "rating" }), ...asStored })
  .meta({ id: "StoredSignal", description: "With the fields of its kind, as they were sent" });

export const storedMembershipEventSchema = z
  .object({
    eventId: z.string(),
    type: z.string().meta({ example: "renewed" }),
    plan: z.string(),
    ...asStored,
    endsAt: z.string().nullable(),
    amount: moneySchema,
  })
  .meta({ id: "StoredMembershipEvent" });
