import * as z from "zod";
import { dateSchema, wordsSchema } from "./common.ts";

export const modelSchema = z
  .object({
    id: z.string().meta({ example: "m-3f9c2ab01d" }),
    family: z.string().meta({ example: "mbgnbd" }),
    params: z
      .record(z.string(), z.number())
      .meta({ description: "Unit of time: days", example: { r: 0.52 } }),
    spend: z
      .object({ params: z.record(z.string(), z.number()), populationMean: z.number() })
      .nullable()
      .meta({ description: "Gamma-Gamma; null for a log without amounts" }),
    season: z
      .object({
        weekly: z
          .array(z.number())
          .meta({ description: "By 52 equal parts of the year, from 1 January; 1 = average" }),
        weekdays: z.array(z.number()).meta({ description: "By day of the week, from Monday" }),
        feasts: z
          .array(
            z.object({
              name: z.string().optional(),
              windows: z
                .array(z.tuple([dateSchema, dateSchema]))
                .meta({ description: "First and last days" }),
              factor: z.number(),
            }),
          )
          .meta({ description: "The shop's calendar" }),
      })
      .nullable()
      .meta({
        description:
          "How fast customers buy over the year: the clock on which the parameters hold; null where it is the calendar's",
      }),
    covariates: z
      .array(
        z.object({
          name: z.string().meta({ example: "channel" }),
          levels: z.array(
            z.object({
              name: z.string().meta({ description: "Empty where nothing is recorded", example: "referral" }),
              share: z.number().meta({ description: "Of the customers fitted", example: 0.18 }),
              shifts: z.record(z.string(), z.number()).meta({
                description: "Added to the logarithms of the parameters",
                example: { alpha: -0.34 },
              }),
            }),
          ),
        }),
      )
      .meta({
        description:
          "What sets customers apart, the commonest level first, of which the parameters are; empty where scores do not go by it",
      }),
    ambassadors: z
      .object({
        intercept: z.number(),
        line: z.number().meta({ description: "Log-odds at which the score is one half" }),
        weights: z.record(z.string(), z.number()).meta({ example: { nps: 5.2 } }),
        neutral: z.record(z.string(), z.number()).meta({ description: "Levels that add nothing" }),
      })
      .nullable()
      .meta({
        description:
          "Weights of the ambassador score fitted to the shop's own referrals; null while the documented ones serve",
      }),
    calibration: z.number().meta({ description: "One factor on future time; 1 = none", example: 1 }),
    basis: z.enum(["data", "shrunk", "prior"]),
    asOf: dateSchema
      .nullable()
      .meta({ description: "The day the data end; null for the prior, which saw none" }),
    findings: z.array(z.object({ code: z.string(), words: wordsSchema })),
    card: z.unknown().meta({ description: "How it was fitted and how well it did" }),
  })
  .meta({ id: "Model" });

export const trackRecordSchema = z
  .object({
    days: z.number().int().meta({ description: "Horizon of the forecasts", example: 7 }),
    windows: z
      .number()
      .int()
      .meta({ description: "Windows graded, which do not overlap: the latest 12 at most" }),
    predicted: z.number().meta({ example: 1204 }),
    actual: z.number().meta({ example: 1187 }),
    biasPct: z.number().nullable(),
    held: z.number().meta({ description: "Share of the customers' 80% intervals that held", example: 0.81 }),
    words: wordsSchema,
  })
  .meta({ id: "TrackRecord" });

const recordSchema = z
  .array(trackRecordSchema)
  .meta({ description: "How the nights' own forecasts came true, by horizon" });

export const modelsSchema = z
  .object({
    current: z
      .string()
      .nullable()
      .meta({ description: "Id of the model that serves; null before the first night" }),
    models: z.array(modelSchema),
    record: recordSchema,
  })
  .meta({ id: "Models" });

export const currentModelSchema = modelSchema
  .extend({
    rulesetId: z.string(),
    runId: z.string().nullable().meta({ description: "The night that promoted it; null for the prior" }),
    record: recordSchema,
  })
  .meta({ id: "CurrentModel" });

/** The language of a card in Markdown. */
export const cardQuery = z.strictObject({ lang: z.enum(["en", "ar"]).default("en").meta({ example: "ar" }) });

export const modelIdParam = z.object({ id: z.string().min(1).max(200).meta({ example: "m-3f9c2ab01d" }) });
