import * as z from "zod";
import { membershipEventTypes } from "../../../model/signals/membershipEvent.ts";
import { customerIdSchema, dateSchema, idSchema, idShape, wordsSchema } from "./common.ts";
import { fieldProblemSchema } from "./problem.ts";
import { moneyIn, revisionIn, timestampIn } from "./signals.ts";

export const maxMembershipEventsPerRequest = 500;

/** A membership event as a shop sends it. Documents the wire; `readMembershipEvent` judges one. */
export const membershipEventSchema = z
  .strictObject({
    eventId: idSchema.meta({
      ...idShape,
      description: "Unique for the customer; sending it again updates the event",
      example: "sub-118-2026-03",
    }),
    customerId: customerIdSchema,
    type: z.enum(membershipEventTypes).meta({ example: "renewed" }),
    plan: z.string().min(1).max(100).meta({
      description: "A customer has at most one membership of a plan at a time",
      example: "gold-monthly",
    }),
    at: timestampIn,
    endsAt: timestampIn.optional().meta({
      description:
        "Up to when it is paid, not before `at`; of an ended one the last day it is good for. May lie ahead",
      example: "2026-04-30",
    }),
    amount: moneyIn.optional().meta({
      type: ["number", "string"],
      pattern: "^[0-9]+(\\.[0-9]+)?$",
      description: "Paid for the period that begins, major units",
      example: 49,
    }),
    revision: revisionIn,
  })
  .meta({ id: "MembershipEvent" });

export const membershipsRequestSchema = z
  .strictObject({
    events: z
      .array(z.unknown())
      .min(1)
      .max(maxMembershipEventsPerRequest)
      .meta({
        type: "array",
        items: { $ref: "#/components/schemas/MembershipEvent" },
        minItems: 1,
        maxItems: maxMembershipEventsPerRequest,
      }),
  })
  .meta({ id: "MembershipsRequest" });

export const membershipsResponseSchema = z
  .object({
    accepted: z.int().meta({ description: "New events and corrections", example: 2 }),
    duplicates: z.int().meta({ description: "Identical to, or older than, what is stored", example: 0 }),
    rejected: z.array(
      z.object({
        index: z.int().meta({ description: "Position in the request, from 0", example: 1 }),
        eventId: z.string().nullable().meta({ example: "sub-118-2026-04" }),
        problems: z.array(fieldProblemSchema),
      }),
    ),
  })
  .meta({ id: "MembershipsResponse", description: "accepted + duplicates + rejected = events sent" });

const renewalSchema = z.object({
  renewal: z.int().meta({ description: "The first, second ... renewal", example: 1 }),
  due: z.int().meta({ description: "Memberships that came to it", example: 631 }),
  renewed: z.int().meta({ example: 468 }),
  observed: z
    .number()
    .nullable()
    .meta({ description: "renewed / due; null beyond the data", example: 0.742 }),
  expected: z.number().meta({ description: "Chance to renew, by the model", example: 0.73 }),
  survivors: z
    .number()
    .meta({ description: "Share of new members who make it so far, by the model", example: 0.46 }),
});

const tenureSchema = z.object({
  renewals: z.int().meta({ description: "Renewals made so far", example: 3 }),
  active: z.int().meta({ description: "Running memberships with so many", example: 120 }),
  renewalProbability: z.number().meta({ description: "Of the next renewal", example: 0.84 }),
  expectedResidualLifetime: z
    .number()
    .nullable()
    .meta({ description: "Periods still to come, not discounted; null where endless", example: 6.1 }),
  discountedResidualLifetime: z
    .number()
    .nullable()
    .meta({ description: "The same, discounted as the settings say; null without a rate", example: 5.2 }),
  residualValue: z.number().nullable().meta({
    description: "Of one membership: discounted periods to come, times amount and margin",
    example: 211.4,
  }),
});

const planSchema = z.object({
  plan: z.string().nullable().meta({ description: "Null for all plans together", example: "gold-monthly" }),
  members: z.int().meta({ description: "Memberships whose start is known" }),
  active: z.int(),
  ended: z.int(),
  leftOut: z.int().meta({ description: "Begun before the events did: how often they renewed is not known" }),
  periodDays: z
    .number()
    .nullable()
    .meta({ description: "Median days from one renewal to the next", example: 30 }),
  amount: z.number().nullable().meta({ description: "Mean amount paid a period, major units", example: 49 }),
  fit: z
    .object({
      alpha: z.number(),
      beta: z.number(),
      logLikelihood: z.number(),
      basis: z.enum(["data", "shrunk", "prior"]),
      converged: z.boolean(),
      findings: z.array(z.object({ code: z.string(), words: wordsSchema })),
    })
    .nullable()
    .meta({
      description: "Shifted beta-geometric: the chance not to renew is Beta(alpha, beta) over members",
    }),
  reason: wordsSchema.nullable().meta({ description: "Why nothing was fitted" }),
  curve: z.array(renewalSchema),
  byTenure: z.array(tenureSchema),
  residualValue: z
    .number()
    .nullable()
    .meta({ description: "Of all running memberships whose start is known", example: 40_310 }),
  valueReason: wordsSchema.nullable().meta({ description: "Why there is no value" }),
  cohorts: z
    .array(
      z.object({
        cohort: z.string().meta({ description: "Month of the start", example: "2026-01" }),
        survivors: z.array(z.int()).meta({
          description: "Started, renewed once, twice ...; up to where all are decided",
          example: [80, 61, 52],
        }),
      }),
    )
    .meta({ description: "Earliest first, the latest 60" }),
});

export const retentionSchema = z
  .object({
    asOf: dateSchema.nullable().meta({ description: "The night that worked it out; null before the first" }),
    currency: z.string().meta({ example: "SAR" }),
    reason: wordsSchema.nullable().meta({ description: "Why there is nothing" }),
    overall: planSchema.nullable(),
    plans: z.array(planSchema).meta({ description: "Largest first, at most 50" }),
  })
  .meta({ id: "MembershipRetention" });
