import * as z from "zod";
import { consentChannels, engagementActions, outreachPurposes } from "../../../model/signals/signal.ts";
import { customerIdSchema, idSchema, idShape } from "./common.ts";
import { fieldProblemSchema } from "./problem.ts";

export const maxSignalsPerRequest = 500;

const decimal = { type: ["number", "string"] as ["number", "string"], pattern: "^[0-9]+(\\.[0-9]+)?$" };
export const moneyIn = z.union([z.number(), z.string()]);
export const timestampIn = z.string().meta({
  description:
    "ISO 8601: a date, or a date and time with or without offset; without, it is local to the shop. At most 24 h ahead",
  example: "2026-03-31T14:05:00+03:00",
});
export const revisionIn = z
  .union([z.int().min(0), z.string()])
  .optional()
  .meta({
    type: ["integer", "string"],
    description: "Whole number or the source's updatedAt; a lower one never replaces a higher one",
    example: 3,
  });
const label = (description: string, example: string) =>
  z.string().min(1).max(100).meta({ description, example });

const base = {
  signalId: idSchema.meta({
    ...idShape,
    description: "Unique for the customer; sending it again updates the signal",
    example: "survey-2026-118",
  }),
  customerId: customerIdSchema,
  at: timestampIn,
  revision: revisionIn,
};
const shape = <K extends string, S extends z.ZodRawShape>(
  kind: K,
  fields: S,
  id: string,
  description: string,
) => z.strictObject({ ...base, kind: z.literal(kind), ...fields }).meta({ id, description });

/** Signals as a shop sends them. Document the wire; `readSignal` judges one and names all its faults. */
export const signalSchemas = {
  rating: shape(
    "rating",
    {
      value: z.number().min(1).max(5).meta({ example: 4.5 }),
      productId: idSchema.optional().meta({ ...idShape, example: "sku-77" }),
    },
    "RatingSignal",
    "Stars for a product, 1 to 5",
  ),
  nps: shape(
    "nps",
    { value: z.int().min(0).max(10).meta({ example: 9 }) },
    "NpsSignal",
    "How likely to recommend the shop, 0 to 10",
  ),
  csat: shape(
    "csat",
    { value: z.int().min(1).max(5).meta({ example: 4 }) },
    "CsatSignal",
    "How satisfied after a purchase, 1 to 5",
  ),
  engagement: shape(
    "engagement",
    {
      action: z.enum(engagementActions).meta({ example: "click" }),
      count: z.int().min(1).max(10_000).optional().meta({
        description: "How often; default 1. Send visits as one signal a day with their number",
        example: 3,
      }),
      weight: z.number().min(0.01).max(100).optional().meta({
        description: "What one such act weighs; default open 1, visit 1, click 2, review 4, share 5",
        example: 2,
      }),
    },
    "EngagementSignal",
    "Opened, clicked, visited, reviewed or shared",
  ),
  complaint: shape(
    "complaint",
    {
      category: label("What it is about; never contact data", "delivery").optional(),
      resolvedAt: timestampIn.optional().meta({
        description: "When it was settled, not before `at`; open while absent. Send the signal again with it",
        example: "2026-04-02",
      }),
    },
    "ComplaintSignal",
    "A complaint, open until it is resolved",
  ),
  consent: shape(
    "consent",
    {
      channel: z.enum(consentChannels).meta({ example: "email" }),
      state: z.enum(["granted", "withdrawn"]),
      source: label("Where it was given or withdrawn", "checkout").optional(),
    },
    "ConsentSignal",
    "Consent to be written to by a channel; the latest of a channel holds",
  ),
  acquisition: shape(
    "acquisition",
    {
      channel: label("What brought the customer", "instagram"),
      cost: moneyIn.optional().meta({ ...decimal, description: "Major units", example: 18.5 }),
    },
    "AcquisitionSignal",
    "What brought the customer, and what that cost",
  ),
  cost: shape(
    "cost",
    {
      amount: moneyIn.meta({ ...decimal, description: "Major units, more than 0", example: 7.25 }),
      reason: label("What it was spent on", "support call").optional(),
    },
    "CostSignal",
    "Cost to serve the customer, besides what orders carry; lowers the contribution",
  ),
  delivery: shape(
    "delivery",
    { orderId: idSchema.optional().meta({ ...idShape, example: "o-77" }) },
    "DeliverySignal",
    "An order arrived; without it, orders count as delivered some days after they were placed",
  ),
  outreach: shape(
    "outreach",
    {
      purpose: z.enum(outreachPurposes).meta({
        description: "To recommend the shop, to remind of that, to stay",
        example: "invite",
      }),
      channel: z.enum(consentChannels).optional().meta({ example: "email" }),
    },
    "OutreachSignal",
    "The shop wrote to the customer; POST /v1/actions/{id}/done records it for an action",
  ),
};

export const signalSchema = z
  .discriminatedUnion("kind", [
    signalSchemas.rating,
    signalSchemas.nps,
    signalSchemas.csat,
    signalSchemas.engagement,
    signalSchemas.complaint,
    signalSchemas.consent,
    signalSchemas.acquisition,
    signalSchemas.cost,
    signalSchemas.delivery,
    signalSchemas.outreach,
  ])
  .meta({ id: "Signal" });

/** Items stay unread here: each signal is judged by itself, so that good ones are taken beside bad ones. */
export const signalsRequestSchema = z
  .strictObject({
    signals: z
      .array(z.unknown())
      .min(1)
      .max(maxSignalsPerRequest)
      .meta({
        type: "array",
        items: { $ref: "#/components/schemas/Signal" },
        minItems: 1,
        maxItems: maxSignalsPerRequest,
      }),
  })
  .meta({ id: "SignalsRequest" });

export const signalsResponseSchema = z
  .object({
    accepted: z.int().meta({ description: "New signals and corrections", example: 2 }),
    duplicates: z.int().meta({ description: "Identical to, or older than, what is stored", example: 0 }),
    rejected: z.array(
      z.object({
        index: z.int().meta({ description: "Position in the request, from 0", example: 1 }),
        signalId: z.string().nullable().meta({ example: "survey-2026-119" }),
        problems: z.array(fieldProblemSchema),
      }),
    ),
  })
  .meta({ id: "SignalsResponse", description: "accepted + duplicates + rejected = signals sent" });
