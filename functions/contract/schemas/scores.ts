import * as z from "zod";
import { scoreSchema } from "../score.ts";
import { audienceContactSchema } from "./audiences.ts";
import { asOfQuery, customerIdSchema, dateSchema, horizonQuery, idSchema } from "./common.ts";
import { membershipEventSchema } from "./memberships.ts";
import { orderSchema } from "./orders.ts";
import { referralEventSchema } from "./referrals.ts";
import { signalSchema } from "./signals.ts";

export const scoreQuery = z.strictObject({
  horizonDays: horizonQuery.optional(),
  asOf: asOfQuery.optional(),
});

const horizonDays = z
  .int()
  .min(1)
  .max(3650)
  .meta({ description: "Days to predict; default 365", example: 365 });

export const batchGetSchema = z
  .strictObject({
    customerIds: z.array(customerIdSchema).min(1).max(100),
    horizonDays: horizonDays.optional(),
    asOf: dateSchema.optional(),
  })
  .meta({ id: "BatchGetRequest" });

export const batchScoresSchema = z
  .object({
    scores: z.array(scoreSchema).meta({ description: "In the order asked for" }),
    unknown: z.array(z.string()).meta({
      description: "Ids asked for that have no purchase on or before the date",
      example: ["c-404"],
    }),
  })
  .meta({ id: "BatchScores" });

/** An order inside a history to be scored and forgotten: ids only where a refund names its order. */
const historyOrderSchema = orderSchema
  .omit({ customerId: true, revision: true })
  .extend({ orderId: idSchema.optional() })
  .meta({ id: "HistoryOrder" });

export const computeSchema = z
  .strictObject({
    customers: z
      .array(
        z.strictObject({
          customerId: customerIdSchema,
          orders: z
            .array(z.unknown())
            .min(1)
            .max(10_000)
            .meta({
              type: "array",
              items: { $ref: "#/components/schemas/HistoryOrder" },
              minItems: 1,
              maxItems: 10_000,
            }),
        }),
      )
      .min(1)
      .max(100),
    horizonDays: horizonDays.optional(),
    asOf: dateSchema.optional(),
  })
  .meta({ id: "ComputeRequest" });

/** Schemas that others point at by name only; they must be registered for the document to hold together. */
export const namedOnly = {
  AudienceContact: audienceContactSchema,
  HistoryOrder: historyOrderSchema,
  MembershipEvent: membershipEventSchema,
  Order: orderSchema,
  ReferralEvent: referralEventSchema,
  Signal: signalSchema,
};
