import * as z from "zod";
import { customerIdSchema, dateSchema, moneySchema, numeric, wordsSchema } from "./common.ts";

export const segmentParam = z.object({
  name: z.string().min(1).max(100).meta({ description: "A segment of GET /v1/segments", example: "at_risk" }),
});

/** Which members of a segment are meant; every bound given must hold. */
export const listFilters = {
  minClv: money("Predicted CLV at least this"),
  maxClv: money("Predicted CLV at most this"),
  minChurn: share("Churn probability at least this"),
  maxChurn: share("Churn probability at most this"),
  minValueAtRisk: money("Value at risk at least this"),
  maxValueAtRisk: money("Value at risk at most this"),
  minOrders: count("Orders to date at least this"),
  maxOrders: count("Orders to date at most this"),
  lastOrderAfter: date("Last order later than this date"),
  lastOrderBefore: date("Last order earlier than this date"),
  actByAfter: date("Act-by date later than this date"),
  actByBefore: date("Act-by date earlier than this date"),
  channel: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .meta({ description: "Channel of the latest order", example: "web" }),
};

export const filtersSchema = z.strictObject(listFilters);
export type ListFilters = z.infer<typeof filtersSchema>;

/** What a list may be sorted by, best first; `lastOrder` latest first, `actBy` soonest first. */
export const sorts = ["clv", "churn", "valueAtRisk", "lastOrder", "actBy"] as const;
export type ListSort = (typeof sorts)[number];

export const csvRowLimit = 10_000;

export const listQuery = z.strictObject({
  ...listFilters,
  sort: z.enum(sorts).default("clv").meta({
    description:
      "clv without filters is live, from the index; narrowed, or in another order, a list comes from the last night's snapshot and carries its date",
    example: "clv",
  }),
  limit: numeric(z.number().int().min(1).max(csvRowLimit))
    .optional()
    .meta({
      type: "integer",
      minimum: 1,
      maximum: csvRowLimit,
      description: `Rows a page: default 100 and at most 1,000 as JSON; default and at most ${csvRowLimit} as CSV`,
      example: 100,
    }),
  cursor: z.string().min(1).max(2000).optional().meta({ description: "As given by the page before" }),
});
export type ListQuery = z.infer<typeof listQuery>;

/** A row of a list: the stored index of a score, not the score itself. */
export const listedCustomerSchema = z
  .object({
    customerId: customerIdSchema,
    segment: z.string().meta({ example: "at_risk" }),
    clv: moneySchema.meta({ description: "Predicted CLV over the default horizon", example: 182.4 }),
    churnProbability: z.number().meta({ example: 0.62 }),
    valueAtRisk: moneySchema.meta({ example: 113.1 }),
    expectedOrders: z.number().meta({ example: 1.8 }),
    actBy: dateSchema.nullable(),
    firstOrder: dateSchema,
    lastOrder: dateSchema,
    orders: z.int().meta({ example: 7 }),
    spend: moneySchema.meta({ description: "Net spend to date", example: 640 }),
    channel: z.string().nullable().meta({ example: "web" }),
    modelId: z.string(),
    rulesetId: z.string(),
    scoredOn: dateSchema,
  })
  .meta({ id: "ListedCustomer" });
export type ListedCustomerJson = z.infer<typeof listedCustomerSchema>;

export const listSchema = z
  .object({
    segment: z.string().meta({ example: "at_risk" }),
    label: wordsSchema,
    sort: z.enum(sorts),
    customers: z.array(listedCustomerSchema),
    cursor: z.string().nullable().meta({ description: "Ask for the next page with it; null on the last" }),
    moved: z.int().nullable().meta({
      description: "On the last page: how many rows moved while the list was walked; else null",
      example: 0,
    }),
    mixed: z
      .boolean()
      .meta({ description: "A night is under way: rows of two models may stand side by side" }),
    counted: z
      .object({
        customers: z.int(),
        clv: moneySchema,
        valueAtRisk: moneySchema.meta({ description: "Of at_risk only" }),
        asOf: dateSchema,
      })
      .nullable()
      .meta({
        description:
          "All who meet the filters, as of the last night; null before the first and on later pages",
      }),
    asOf: dateSchema
      .nullable()
      .meta({ description: "Date of the snapshot that the rows come from; null where they are live" }),
  })
  .meta({ id: "CustomerList" });

function money(description: string) {
  return numeric(z.number()).optional().meta({ type: "number", description, example: 100 });
}
function share(description: string) {
  const within = { minimum: 0, maximum: 1 };
  return numeric(z.number().min(0).max(1))
    .optional()
    .meta({ type: "number", ...within, description, example: 0.5 });
}
function count(description: string) {
  return numeric(z.number().int().min(0).max(1e9))
    .optional()
    .meta({ type: "integer", minimum: 0, maximum: 1e9, description, example: 2 });
}
function date(description: string) {
  return dateSchema.optional().meta({ description, example: "2026-03-31" });
}
