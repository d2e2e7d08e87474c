import * as z from "zod";
import { moneySchema } from "./common.ts";
import { asOfSchema, notesSchema, reasonSchema } from "./kpis.ts";

const change = (description: string, example: string) =>
  z
    .string()
    .regex(/^[ +-]?\d{1,4}(\.\d{1,4})?%$/, { error: "is not a change in percent such as +5% or -2.5%" })
    .optional()
    .meta({ description, example });

export const whatIfQuery = z.strictObject({
  retention: change("Relative change of the share of those alive now who are alive a year on", "+5%"),
  orderValue: change("Relative change of what is spent on an order", "+3%"),
  margin: change("Relative change of the margin share", "-2%"),
});

const outcomeSchema = z
  .object({
    retention: z
      .number()
      .meta({ description: "Of those alive now, the share alive a year on", example: 0.61 }),
    marginShare: z.number(),
    revenue: z.number().meta({ description: "Expected net spend in the horizon, discounted" }),
    cost: z.number().meta({ description: "Expected cost to serve, discounted" }),
    predictedClv: z.number().meta({ description: "revenue times marginShare less cost" }),
    totalClv: z.number().meta({ description: "Net spend to date plus predictedClv" }),
  })
  .meta({ id: "WhatIfOutcome" });

export const whatIfSchema = z
  .object({
    asOf: asOfSchema,
    reason: reasonSchema,
    currency: z.string().meta({ example: "SAR" }),
    modelId: z.string().nullable(),
    horizonDays: z.int(),
    now: outcomeSchema.nullable(),
    changed: outcomeSchema.nullable(),
    difference: moneySchema.meta({ description: "Of total CLV", example: 10_420.5 }),
    alone: z
      .object({
        retention: moneySchema,
        orderValue: moneySchema,
        margin: moneySchema,
      })
      .nullable()
      .meta({ description: "What each change would do by itself" }),
    dropOutFactor: z.number().nullable().meta({
      description: "What everybody's odds (by Pareto/NBD, rates) of leaving are multiplied by",
      example: 0.82,
    }),
    notes: notesSchema,
  })
  .meta({ id: "WhatIf" });
