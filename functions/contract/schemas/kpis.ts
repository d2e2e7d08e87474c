import * as z from "zod";
import { figureLabels } from "../../../model/kpis/figureLabels.ts";
import { type FigureName, figureNames } from "../../../model/kpis/figuresOf.ts";
import { dateSchema, moneySchema, wordsSchema } from "./common.ts";

const monthQuery = (description: string, example: string) =>
  z
    .string()
    .regex(/^\d{4}-\d{2}(-\d{2})?$/, { error: "is not a month such as 2026-03 nor a date" })
    .optional()
    .meta({ description, example });

const fromQuery = monthQuery(
  "A month, or its first day; figures are kept by month, for five years. Default: eleven months before the latest, or where the orders begin",
  "2025-04",
);
const toQuery = monthQuery("A month, its last day, or asOf. Default: the month of asOf", "2026-03");

export const kpisQuery = z.strictObject({
  from: fromQuery,
  to: toQuery,
  by: z
    .enum(["month", "channel", "segment"])
    .default("month")
    .meta({ description: "A row for each month, for each channel that brought customers, or each segment" }),
});

export const cohortsQuery = z.strictObject({ from: fromQuery, to: toQuery });

const count = z.int().meta({ example: 118 });

const countsSchema = z
  .object({
    activeAtStart: count.meta({ description: "S: active at the end of the day before" }),
    activeAtEnd: count.meta({ description: "E, with those who came back" }),
    retained: count.meta({ description: "Active at both" }),
    reactivated: count.meta({ description: "Customers before, not active at the start, active at the end" }),
    newActive: count.meta({ description: "N: first order ever in the period, and active at its end" }),
    newCustomers: count.meta({ description: "First order ever in the period" }),
    buyers: count.meta({ description: "Customers who bought" }),
    repeatBuyers: count.meta({ description: "On two days or more" }),
    orders: count.meta({ description: "Purchases; several orders of a customer on one day are one" }),
    revenue: moneySchema.meta({ description: "Net spend", example: 8_020.5 }),
    customersToDate: count.meta({ description: "Whoever had bought by the end" }),
    revenueToDate: moneySchema,
    npsAnswers: count,
    satisfactionAnswers: count,
    acquisitionCost: moneySchema.meta({ description: "Recorded in the period; null where none was" }),
    referralsSent: count
      .nullable()
      .meta({ description: "Clicks on links of codes; null for a part of the shop" }),
    referralsAccepted: count.nullable().meta({ description: "Friends who signed up or bought by a code" }),
    referralsConverted: count
      .nullable()
      .meta({ description: "Those of them whose referral stands approved" }),
    referredCustomers: count.meta({ description: "New customers who came by an approved referral" }),
    referralRewards: z.number().meta({ description: "Paid for those, to both sides", example: 90 }),
  })
  .meta({ id: "KpiCounts" });

const figureShape = Object.fromEntries(
  figureNames.map((name) => [
    name,
    z
      .number()
      .nullable()
      .meta({ description: `${figureLabels[name].label.en}; null where not defined, see reasons` }),
  ]),
) as Record<FigureName, z.ZodNullable<z.ZodNumber>>;

const rowSchema = z
  .object({
    name: z.string().nullable().meta({
      description: "The month, channel or segment; null for the shop, and for channels unknown",
      example: "2026-03",
    }),
    from: dateSchema,
    to: dateSchema,
    complete: z.boolean().meta({ description: "False where the last month is under way" }),
    counts: countsSchema,
    figures: z.object(figureShape).meta({ id: "KpiFigures" }),
    reasons: z
      .record(z.string(), wordsSchema)
      .meta({ description: "Why a figure is not defined, by its name" }),
  })
  .meta({ id: "KpiRow" });

const trendSchema = z
  .object({
    figure: z.enum(figureNames),
    month: z.string().meta({ description: "The latest month that is over", example: "2026-03" }),
    slope: z.number().meta({ description: "Change a month: median of the slopes between any two months" }),
    value: z.number(),
    expected: z.number().meta({ description: "What the months before lead to expect" }),
    spread: z.number().meta({ description: "How far they usually are from their line (standard deviation)" }),
    unusual: z.boolean().meta({ description: "More than three spreads from what was to be expected" }),
    note: wordsSchema.nullable(),
  })
  .meta({ id: "KpiTrend" });

export const asOfSchema = dateSchema
  .nullable()
  .meta({ description: "The night that counted; null before the first" });
export const notesSchema = z.array(wordsSchema).meta({ description: "How to read it" });
export const reasonSchema = wordsSchema.nullable().meta({ description: "Why there is nothing" });

export const kpisSchema = z
  .object({
    asOf: asOfSchema,
    reason: reasonSchema,
    currency: z.string().meta({ example: "SAR" }),
    activeDays: z.int().meta({ description: "A customer is active for so many days after an order" }),
    by: z.enum(["month", "channel", "segment"]),
    total: rowSchema.nullable().meta({ description: "The whole shop over the whole period" }),
    rows: z.array(rowSchema).meta({ description: "Months by date, channels and segments by customers" }),
    trends: z.array(trendSchema).meta({
      description:
        "By month only: over the latest 24 months that are over, at least seven; whatever period is asked for",
    }),
    notes: notesSchema,
  })
  .meta({ id: "Kpis" });

const perAge = (description: string) => z.array(z.number()).meta({ description });

export const cohortsSchema = z
  .object({
    asOf: asOfSchema,
    reason: reasonSchema,
    currency: z.string().meta({ example: "SAR" }),
    cohorts: z.array(
      z
        .object({
          month: z.string().meta({ description: "Of the first order", example: "2025-11" }),
          customers: count,
          buyers: z
            .array(z.int())
            .meta({ description: "Customers who bought in month 0 (that of the first order), 1, 2 ..." }),
          retention: perAge("The same as a share of the cohort"),
          value: perAge("Net spend for each customer up to the end of that month").nullable(),
          contribution: perAge("The same times margin, less cost to serve").nullable(),
          predictedClv: moneySchema.meta({ description: "Expected of each in the horizon, as of asOf" }),
          complete: z.boolean().meta({ description: "False where the last month is under way" }),
        })
        .meta({ id: "Cohort" }),
    ),
    notes: notesSchema,
  })
  .meta({ id: "Cohorts" });
