import * as z from "zod";
import { ambassadorClasses } from "../../model/ambassadors/judgeAmbassador.ts";

const date = (description: string, example: string) => z.iso.date().meta({ description, example });
const dateOrNull = (description: string, example: string) =>
  z.iso.date().nullable().meta({ description, example });
const money = (description: string, example: number) =>
  z
    .number()
    .nullable()
    .meta({ description: `${description}; null for a shop that sends no amounts`, example });
const chance = (description: string, example: number) =>
  z.number().min(0).max(1).meta({ description, example });
type IntervalExample = { value: number; low: number; high: number; low95: number; high95: number };
const interval = (description: string, example: IntervalExample) =>
  z
    .object({
      value: z.number().meta({ description: "What to expect on average", example: example.value }),
      low: z
        .number()
        .meta({ description: "Nine times in ten it will be at least this", example: example.low }),
      high: z
        .number()
        .meta({ description: "Nine times in ten it will be at most this", example: example.high }),
      low95: z
        .number()
        .meta({ description: "39 times in 40 it will be at least this", example: example.low95 }),
      high95: z
        .number()
        .meta({ description: "39 times in 40 it will be at most this", example: example.high95 }),
    })
    .meta({
      description: `${description}, with an 80% interval (low, high) and a 95% one (low95, high95); in a young shop what is unsure of the model itself is inside`,
      example,
    });
const words = (description: string) => z.object({ en: z.string(), ar: z.string() }).meta({ description });

const reasonsOf = (description: string, code: string) =>
  z
    .array(z.object({ code: z.string().meta({ example: code }), en: z.string(), ar: z.string() }))
    .meta({ description });

const ambassadorSchema = z
  .object({
    class: z.enum(ambassadorClasses).meta({
      description:
        "actual: has brought customers who bought; potential: score of one half or more and no signal against; not_interested: the rest",
      example: "potential",
    }),
    score: chance("How likely they are to recommend the shop; one half is the line", 0.71),
    chance: chance("Chance that they bring a customer in the days ahead that the fit was made for", 0.08)
      .nullable()
      .meta({ description: "Null until the shop has recorded referrals enough to fit it" }),
    basis: z.enum(["documented", "data"]).meta({
      description: "documented: weights of the documentation; data: fitted to the shop's own referrals",
      example: "documented",
    }),
    reasons: reasonsOf("Why, strongest first", "frequency_for"),
  })
  .meta({ description: "Whether this customer brings others" });

const historySchema = z
  .object({
    orders: z
      .int()
      .meta({ description: "Days with a purchase so far; several orders on one day are one", example: 9 }),
    averageOrderValue: money("Net spend a purchase so far", 61.4),
    averageDaysBetweenOrders: z
      .number()
      .nullable()
      .meta({ description: "Null until there is a second purchase", example: 31.5 }),
    historicClv: money("Net spend to date", 552.6),
    firstOrder: date("Day of the first purchase", "2025-02-11"),
    lastOrder: date("Day of the last purchase", "2025-10-21"),
  })
  .meta({ description: "What the customer has done up to asOf" });

const predictionSchema = z
  .object({
    probabilityAlive: chance("Chance that this is still a customer", 0.31),
    churnProbability: chance("Chance that the customer has left for good: 1 - probabilityAlive", 0.69),
    expectedOrders: interval("Purchases in the horizon", {
      value: 2.1,
      low: 0,
      high: 6,
      low95: 0,
      high95: 9,
    }),
    predictedClv: interval(
      "Contribution in the horizon (net spend times margin, less cost to serve), discounted to today; null for a shop that sends no amounts",
      { value: 130.2, low: 0, high: 371.9, low95: 0, high95: 560.4 },
    ).nullable(),
    predictedRevenue: money(
      "Net spend expected in the horizon, not discounted, before margin and cost",
      141.7,
    ),
    expectedOrderValue: money("Net spend expected of one purchase", 60.2),
  })
  .meta({ description: "What to expect in the horizon" });

const nextOrderSchema = z
  .object({
    medianIfAlive: dateOrNull(
      "If still a customer, as likely before this date as after; null beyond 100 years",
      "2026-01-09",
    ),
    by50: dateOrNull(
      "By this date an order is as likely as not, the risk of having left included",
      "2026-02-20",
    ),
    by50Reason: words("Why there is no such date").nullable(),
    probabilityWithinHorizon: chance("Chance of at least one order in the horizon", 0.29),
  })
  .meta({ description: "When the next order comes" });

export const actBySchema = z
  .object({
    date: dateOrNull("The last day above the at-risk line if nothing happens; null if never", "2025-11-30"),
    passed: z.boolean().meta({ description: "Already beyond the line", example: false }),
    line: z.enum(["probabilityAlive", "overdue"]).nullable().meta({
      description: "Which line is crossed first: probably gone, or silent for longer than chance explains",
      example: "probabilityAlive",
    }),
    reason: words("Why there is no date").nullable(),
  })
  .meta({ description: "By when to act: the customer crosses the at-risk line after this date" });

/** What the service answers of one customer on one date; money in major units of the shop's currency. */
export const scoreSchema = z
  .object({
    customerId: z.string().meta({ example: "c-1001" }),
    asOf: date("The score is of the end of this local date, blind to whatever came later", "2025-11-02"),
    horizonDays: z.int().meta({ description: "Predictions are of so many days after asOf", example: 365 }),
    currency: z.string().meta({ example: "SAR" }),
    segment: z.string().meta({ example: "at_risk" }),
    segmentLabel: words("The segment's name for people"),
    reasons: reasonsOf("Why the customer is in this segment, quoting their own numbers", "valuable_leaving"),
    history: historySchema,
    prediction: predictionSchema,
    totalClv: money("Net spend to date plus predicted CLV", 682.8),
    residualValue: money(
      "Contribution from now on without end, discounted; also null where nothing is discounted",
      311.6,
    ),
    clvIfAlive: money("Predicted CLV if this is still a customer: what there is to win back", 420),
    valueAtRisk: money("What is lost if the customer has left: churnProbability times clvIfAlive", 289.8),
    nextOrder: nextOrderSchema,
    actBy: actBySchema,
    overdue: z
      .object({
        probabilityOfSilence: chance("How often a customer still active would be silent for so long", 0.12),
        overdue: z.boolean().meta({ description: "That is rarer than the shop's line", example: false }),
      })
      .meta({ description: "Whether the silence is longer than chance explains" }),
    ambassador: ambassadorSchema,
    basis: z.enum(["data", "shrunk", "prior"]).meta({
      description:
        "data: fitted to this shop; shrunk: few data, drawn towards typical shops; prior: typical shops alone",
      example: "data",
    }),
    modelId: z.string(),
    rulesetId: z.string(),
  })
  .meta({ id: "Score", description: "What is known and expected of one customer on one date" });

export type Score = z.infer<typeof scoreSchema>;
