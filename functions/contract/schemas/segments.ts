import * as z from "zod";
import { dateSchema, moneySchema, wordsSchema } from "./common.ts";
import { rulesSchema } from "./rules.ts";

export const segmentSchema = z
  .object({
    name: z.string().meta({ example: "at_risk" }),
    label: wordsSchema,
    customers: z.int().meta({ example: 412 }),
    share: z
      .number()
      .nullable()
      .meta({ description: "Of all customers; null when there are none", example: 0.137 }),
    clv: moneySchema.meta({ description: "Sum of predicted CLV", example: 51_230.5 }),
    expectedOrders: z.number().meta({ example: 690.2 }),
    valueAtRisk: moneySchema.meta({
      description: "Totalled for at_risk only; null elsewhere",
      example: 28_411.2,
    }),
    weekBefore: z
      .object({ customers: z.int(), clv: moneySchema, valueAtRisk: moneySchema })
      .nullable()
      .meta({ description: "The same at `weekBefore`; null where the segment did not stand then" }),
  })
  .meta({ id: "Segment" });

export const segmentsSchema = z
  .object({
    currency: z.string().meta({ example: "SAR" }),
    customers: z.int().meta({ example: 3000 }),
    segments: z.array(segmentSchema),
    rules: rulesSchema.meta({ description: "In force: first match wins" }),
    modelId: z.string(),
    rulesetId: z.string(),
    runId: z
      .string()
      .nullable()
      .meta({ description: "The night the totals began with; null before the first" }),
    asOf: dateSchema.nullable().meta({ description: "The date that night scored for" }),
    weekBefore: dateSchema.nullable().meta({
      description: "The date the night a week before that one scored for; null where none did",
    }),
    live: z.boolean().meta({ description: "Orders since that night are counted in" }),
    mixed: z.boolean().meta({ description: "A night is under way" }),
  })
  .meta({ id: "Segments" });
