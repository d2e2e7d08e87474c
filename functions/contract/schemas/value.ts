import * as z from "zod";
import { dateSchema, moneySchema, numeric, wordsSchema } from "./common.ts";
import { csvRowLimit } from "./lists.ts";

const whole = (least: number, most: number, otherwise: number, description: string) =>
  numeric(z.number().int().min(least).max(most))
    .default(otherwise)
    .meta({ type: "integer", minimum: least, maximum: most, default: otherwise, description });

export const unprofitableQuery = z.strictObject({
  when: z.enum(["now", "expected", "either", "both"]).default("either").meta({
    description:
      "now: cost to serve to date exceeds the margin to date; expected: it will in the horizon; either; both",
  }),
  limit: numeric(z.number().int().min(1).max(csvRowLimit))
    .optional()
    .meta({
      type: "integer",
      minimum: 1,
      maximum: csvRowLimit,
      description: `Customers a page: default 100 and at most 1,000 as JSON; default and at most ${csvRowLimit} as CSV`,
      example: 100,
    }),
  offset: whole(0, 1_000_000_000, 0, "Customers to pass over; a list stays the same until the next night"),
});

const sumSchema = z.object({
  customers: z.int().meta({ example: 41 }),
  loss: z.number().meta({ description: "What they cost more than they bring, above 0", example: 318.4 }),
});

const asOfSchema = dateSchema
  .nullable()
  .meta({ description: "The night that scored; null before the first" });
const reasonSchema = wordsSchema.nullable().meta({ description: "Why there is nothing" });

export const unprofitableSchema = z
  .object({
    asOf: asOfSchema,
    reason: reasonSchema,
    currency: z.string().meta({ example: "SAR" }),
    now: sumSchema,
    expected: sumSchema,
    both: z.int().meta({ description: "Customers who are both", example: 12 }),
    customers: z
      .array(
        z
          .object({
            customerId: z.string().meta({ example: "c-1001" }),
            segment: z.string(),
            orders: z.int(),
            lastOrder: dateSchema,
            spend: z.number().meta({ description: "Net spend to date" }),
            costToServe: z.number().meta({ description: "To date: recorded, else the usual one a purchase" }),
            contribution: z.number().meta({ description: "spend times margin less costToServe" }),
            expectedContribution: z
              .number()
              .meta({ description: "In the horizon, discounted: predicted CLV" }),
            now: z.boolean(),
            expected: z.boolean(),
          })
          .meta({ id: "UnprofitableCustomer" }),
      )
      .meta({ description: "Those who lose most first" }),
    nextOffset: z.int().nullable().meta({ description: "Null on the last page" }),
  })
  .meta({ id: "UnprofitableCustomers" });

const percents = (description: string, example: string) =>
  z
    .string()
    .regex(/^\d{1,3}(\.\d{1,3})?(,\d{1,3}(\.\d{1,3})?){0,8}$/, {
      error: "is not a list of percentages such as 5,20,50",
    })
    .meta({ description, example });

export const tiersQuery = z.strictObject({
  top: percents(
    "Shares of all customers, best first, in percent: 5,20,50 makes four tiers",
    "5,20,50",
  ).default("5,20,50"),
  reward: percents(
    "What each tier gives back of what is spent, in percent, one more than top; without it no cost is given",
    "5,3,1,0",
  ).optional(),
});

export const tiersSchema = z
  .object({
    asOf: asOfSchema,
    reason: reasonSchema,
    currency: z.string().meta({ example: "SAR" }),
    horizonDays: z.int(),
    tiers: z.array(
      z
        .object({
          tier: z.int().meta({ description: "1 is the best", example: 1 }),
          from: moneySchema.meta({
            description:
              "Total CLV (net spend to date plus predicted CLV) from which on; null in the last tier",
            example: 1_310.5,
          }),
          customers: z.int(),
          share: z.number().meta({ description: "Of all customers", example: 0.05 }),
          totalClv: z.number(),
          predictedClv: z.number(),
          expectedRevenue: z.number().meta({ description: "Net spend expected in the horizon" }),
          rewardShare: z.number().nullable(),
          cost: moneySchema.meta({ description: "rewardShare times expectedRevenue" }),
          costShare: z
            .number()
            .nullable()
            .meta({ description: "cost as a share of predictedClv; null where that is not above 0" }),
        })
        .meta({ id: "LoyaltyTier" }),
    ),
  })
  .meta({ id: "LoyaltyTiers" });
