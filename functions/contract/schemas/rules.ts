import * as z from "zod";
import { type Condition, ruleFields, ruleSettings } from "../../../model/segments/ruleset.ts";
import { labelSchema, moneySchema, wordsSchema } from "./common.ts";

const fieldSchema = z.enum(ruleFields).meta({ id: "RuleField", description: "What a rule may ask about" });

const thresholdSchema = z.union([z.number(), z.strictObject({ cutoff: z.string().min(1) })]);

const conditionSchema: z.ZodType<Condition> = z
  .union([
    z.strictObject({ field: fieldSchema, op: z.enum(["<", "<=", ">", ">="]), than: thresholdSchema }),
    z.strictObject({
      get all() {
        return z.array(conditionSchema).min(1).max(50);
      },
    }),
    z.strictObject({
      get any() {
        return z.array(conditionSchema).min(1).max(50);
      },
    }),
    z.strictObject({
      get not() {
        return conditionSchema;
      },
    }),
    z.strictObject({ always: z.literal(true) }),
  ])
  .meta({ id: "Condition" });

/** What a shop writes: cut-offs, and ordered rules of which the last always matches. */
export const recipeSchema = z
  .strictObject({
    cutoffs: z.record(
      z.string(),
      z.union([
        z.strictObject({ fixed: z.number() }),
        z.strictObject({ quantile: z.number().min(0).max(1), of: fieldSchema }),
        z.strictObject({ setting: z.enum(ruleSettings) }),
      ]),
    ),
    rules: z
      .array(
        z.strictObject({
          segment: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, {
            error: "must be 1 to 40 of a-z, 0-9 and _, starting with a letter",
          }),
          label: labelSchema,
          when: conditionSchema,
        }),
      )
      .min(1)
      .max(50),
  })
  .meta({ id: "RuleRecipe" });

export const putRulesSchema = recipeSchema
  .extend({
    version: z.int().min(0).optional().meta({
      description:
        "As read before: refused with 409 when somebody saved since. Without it the last writer wins",
      example: 3,
    }),
  })
  .meta({ id: "PutRules" });

/** Rules with the cut-offs computed for one model. */
export const rulesSchema = recipeSchema
  .extend({
    values: z
      .record(z.string(), z.number())
      .meta({ description: "Each cut-off in force", example: { valuable: 91.2 } }),
    basis: z.enum(["data", "prior"]),
    rulesetId: z.string(),
    modelId: z.string(),
  })
  .meta({ id: "Rules" });

export const rulesInForceSchema = z
  .object({
    inForce: rulesSchema,
    saved: recipeSchema.meta({ description: "What the next ruleset is made from" }),
    version: z.int().meta({ description: "0 while the default rules hold", example: 3 }),
  })
  .meta({ id: "RulesInForce" });

export const rulesSavedSchema = z
  .object({
    version: z.int().meta({ example: 4 }),
    runId: z.string().meta({ description: "The re-segmentation; ask GET /v1/runs for its state" }),
  })
  .meta({ id: "RulesSaved" });

const worthSchema = z.object({ customers: z.int(), clv: moneySchema });
const segmentWorthSchema = worthSchema.extend({
  valueAtRisk: moneySchema.meta({ description: "Totalled for at_risk only; null elsewhere" }),
});

export const previewSchema = z
  .object({
    asOf: z.iso.date().meta({ description: "Date of the snapshot the preview was made on" }),
    values: z.record(z.string(), z.number()).meta({ description: "The cut-offs these rules would have" }),
    customers: z.int(),
    segments: z.array(
      z.object({
        name: z.string().meta({ example: "at_risk" }),
        label: wordsSchema,
        before: segmentWorthSchema,
        after: segmentWorthSchema,
      }),
    ),
    moves: z
      .array(z.object({ from: z.string(), to: z.string(), ...worthSchema.shape }))
      .meta({ description: "Who would change segment, and with what value; largest value first" }),
    moved: worthSchema.meta({ description: "All moves together" }),
  })
  .meta({ id: "RulesPreview" });
