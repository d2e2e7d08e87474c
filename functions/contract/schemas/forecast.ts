import * as z from "zod";
import { dateSchema, wordsSchema } from "./common.ts";

export const forecastQuery = z.strictObject({
  by: z.enum(["week"]).default("week").meta({ description: "Seven days each, from the day after asOf on" }),
});

const bandSchema = z
  .object({
    expected: z.number().meta({ example: 118.4 }),
    low: z.number().meta({ description: "Of the predictive 80% interval", example: 96 }),
    high: z.number().meta({ example: 142 }),
  })
  .meta({ id: "OrdersBand" });

const moneyBandSchema = z
  .object({
    expected: z.number().meta({ example: 1_122_006.5 }),
    low: z.number().meta({ description: "Of the predictive 80% interval", example: 1_004_310.2 }),
    high: z.number().meta({ example: 1_246_880.7 }),
  })
  .meta({ id: "ValueBand" });

export const forecastSchema = z
  .object({
    asOf: dateSchema.nullable().meta({ description: "The last day known; null before the first night" }),
    reason: wordsSchema.nullable().meta({ description: "Why there is no forecast" }),
    by: z.literal("week"),
    modelId: z.string().nullable(),
    currency: z.string().meta({ example: "SAR" }),
    horizon: z
      .object({
        days: z.int().meta({ description: "As in the settings", example: 365 }),
        customers: z.int().meta({ example: 3000 }),
        orders: bandSchema,
        value: moneyBandSchema.nullable().meta({
          description: "Predicted CLV of all together; null for a log without amounts",
        }),
      })
      .nullable()
      .meta({
        description:
          "What the customers known at asOf do and bring in the horizon, with shocks common to the shop inside the interval; null before the first night",
      }),
    past: z
      .array(
        z.object({
          from: dateSchema,
          to: dateSchema,
          orders: z.number().int().meta({ description: "Days on which a customer bought", example: 131 }),
          firstOrders: z.number().int().meta({ description: "Of new customers", example: 24 }),
          repeatOrders: z.number().int().meta({ example: 107 }),
          expectedRepeatOrders: z.number().meta({
            description: "What the model that serves expects of the customers who had bought by then",
            example: 104.2,
          }),
        }),
      )
      .meta({ description: "The weeks up to asOf, earliest first, two years at most" }),
    weeks: z
      .array(
        z.object({
          from: dateSchema,
          to: dateSchema,
          known: bandSchema.meta({ description: "Orders of the customers known at asOf" }),
          newCustomers: bandSchema.meta({
            description:
              "Orders of customers still to come: as many as in the last 13 weeks, in the shop's season, and what they buy again",
          }),
          all: bandSchema.meta({ description: "Both together" }),
        }),
      )
      .meta({ description: "The 52 weeks after asOf" }),
    notes: z.array(wordsSchema).meta({ description: "How to read it" }),
  })
  .meta({ id: "Forecast" });
