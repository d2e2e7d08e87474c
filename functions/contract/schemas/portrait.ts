import * as z from "zod";
import { dateSchema, wordsSchema } from "./common.ts";

const cells = (description: string) =>
  z.array(z.array(z.number().nullable())).meta({ description: `${description}; null where nobody can be` });

const heatMapSchema = z
  .object({
    from: z.int().meta({ description: "The customers were first seen between so many days ago ..." }),
    to: z
      .int()
      .meta({ description: "... and so many, which is the age of whom the colours are worked out for" }),
    customers: z.int(),
    dayWidth: z.int().meta({ description: "Days since the last order that one column stands for" }),
    probabilityAlive: cells("By repeat purchases (rows: 0, 1, ... and more) and days since the last order"),
    expectedOrders: cells("The same of the orders expected within the horizon"),
    density: z.array(z.array(z.int())).meta({ description: "Customers in each cell" }),
  })
  .meta({ id: "HeatMap" });

export const portraitSchema = z
  .object({
    asOf: dateSchema.nullable().meta({ description: "The night that drew it; null before the first" }),
    reason: wordsSchema.nullable().meta({ description: "Why there is nothing" }),
    modelId: z.string().nullable(),
    horizonDays: z.int(),
    customers: z.int(),
    heatMaps: z.array(heatMapSchema).meta({
      description: "A band of ages each, youngest first: the chance to be alive depends on age as well",
    }),
    repeats: z
      .array(
        z.object({
          repeats: z.int().meta({ description: "Repeat purchases to date; the last row: so many or more" }),
          actual: z.int().meta({ description: "Customers" }),
          expected: z.number().meta({ description: "Of as many customers of the same ages, by the model" }),
        }),
      )
      .meta({ description: "In the data fitted" }),
    tracking: z
      .array(
        z.object({
          from: dateSchema,
          to: dateSchema,
          repeatOrders: z.int(),
          expectedRepeatOrders: z.number(),
        }),
      )
      .meta({ description: "Every whole week of the log, earliest first" }),
    notes: z.array(wordsSchema).meta({ description: "How to read it" }),
  })
  .meta({ id: "ModelPortrait" });
