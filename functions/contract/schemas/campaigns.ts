import * as z from "zod";
import { measures } from "../../../model/campaigns/measure.ts";
import { consentChannels } from "../../../model/signals/signal.ts";
import { controlArm } from "../campaign.ts";
import { dateSchema, moneySchema, numeric, wordsSchema } from "./common.ts";
import { csvRowLimit, filtersSchema } from "./lists.ts";

const label = z.string().trim().min(1).max(100);
const share = (description: string) => z.number().meta({ description, example: 0.2 });

export const campaignIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9][\w-]{0,63}$/, "is no id of a campaign: give 1 to 64 of A-Z, a-z, 0-9, _ and -")
  .meta({ example: "ramadan-2026" });
export const campaignIdParam = z.object({ id: campaignIdSchema });

const asked = {
  name: label.meta({ example: "Ramadan offer" }),
  segment: label.optional().meta({ description: "Default: everyone", example: "at_risk" }),
  filters: z
    .preprocess((value) => value ?? {}, filtersSchema)
    .optional()
    .meta({ description: "The same as of GET /v1/segments/{name}/customers", example: { minClv: 100 } }),
  channel: z.enum(consentChannels).meta({
    description: "How customers are written to; who has not granted consent to it does not take part",
    example: "email",
  }),
  measure: z.enum(measures).default("spend").meta({
    description:
      "What the campaign is judged by: net spend, orders, or churn (no purchase while it runs), each per member",
    example: "spend",
  }),
  minimumEffect: z.number().gt(0).max(10).meta({
    description:
      "The smallest effect worth seeing, as a share of what is expected without the campaign: 0.1 is 10% more spend or orders, 10% less churn",
    example: 0.1,
  }),
  variants: z
    .array(label.refine((name) => name !== controlArm, { error: `is the name of the control group` }))
    .min(1)
    .max(8)
    .refine((names) => new Set(names).size === names.length, { error: "has a name twice" })
    .default(["treated"])
    .meta({ description: "What is sent: one, or several to compare", example: ["discount", "gift"] }),
  controlShare: z.number().min(0.01).max(0.9).optional().meta({
    description: "Share of members to whom nothing is sent; the smallest that shows the effect where absent",
    example: 0.2,
  }),
  endsOn: dateSchema.meta({
    description: "The last day whose orders count; the first is the day after the list is frozen",
  }),
};

export const campaignPlanRequestSchema = z.strictObject(asked).meta({ id: "CampaignPlanRequest" });
export type CampaignPlanRequest = z.infer<typeof campaignPlanRequestSchema>;
export const campaignRequestSchema = z
  .strictObject({
    ...asked,
    campaignId: campaignIdSchema.optional().meta({
      description: "Of the shop's own choice, so that sending the same again makes no second campaign",
      example: "ramadan-2026",
    }),
  })
  .meta({ id: "CampaignRequest" });

export const campaignPlanSchema = z
  .object({
    listed: z.int().meta({ description: "Customers on the list", example: 5200 }),
    members: z.int().meta({ description: "Those who can take part", example: 4100 }),
    leftOut: z.object({
      noConsent: z.int(),
      inCampaign: z.int().meta({ description: "Already in a campaign that runs" }),
      notScored: z.int(),
    }),
    read: z.int().meta({
      description: "Customers whom these figures are from: a sample before the list is frozen, then all",
    }),
    expected: z
      .number()
      .meta({ description: "The measure per member without the campaign, by the model", example: 41.2 }),
    effect: z.number().meta({ description: "minimumEffect per member, above 0", example: 4.12 }),
    controlShare: share("Share of the control group"),
    arms: z.array(z.object({ name: z.string(), members: z.int() })),
    power: z.number().meta({
      description: "The chance to see the effect if there is one; 0.8 is planned for",
      example: 0.81,
    }),
    detectable: z.object({
      effect: z.number().meta({ description: "The effect per member seen with a chance of 0.8" }),
      share: z.number().nullable().meta({ description: "The same as a share of expected" }),
    }),
    membersNeeded: z.int().meta({ description: "Members that the effect asks for, at the best share" }),
    enough: z.boolean(),
    warnings: z.array(wordsSchema),
  })
  .meta({ id: "CampaignPlan" });

export const campaignPlannedSchema = z
  .object({
    plan: campaignPlanSchema.nullable(),
    reason: wordsSchema.nullable().meta({ description: "Why there is no plan" }),
  })
  .meta({ id: "CampaignPlanned" });

export const campaignSchema = z
  .object({
    campaignId: campaignIdSchema,
    name: z.string(),
    state: z.enum(["freezing", "running", "ended", "cancelled", "failed"]),
    segment: z.string().nullable(),
    filters: z.record(z.string(), z.unknown()),
    channel: z.enum(consentChannels),
    measure: z.enum(measures),
    minimumEffect: z.number(),
    createdAt: z.iso.datetime(),
    frozenOn: dateSchema,
    endsOn: dateSchema,
    finalOn: dateSchema.meta({ description: "Refunds are counted until then" }),
    cancelledAt: z.iso.datetime().nullable(),
    arms: z
      .array(z.object({ name: z.string(), members: z.int() }))
      .nullable()
      .meta({ description: "Control first; null until the list is frozen" }),
    plan: campaignPlanSchema.nullable(),
    reason: wordsSchema.nullable().meta({ description: "Why it failed" }),
  })
  .meta({ id: "Campaign" });

export const campaignsSchema = z
  .object({ campaigns: z.array(campaignSchema).meta({ description: "The newest first" }) })
  .meta({ id: "Campaigns" });

const differenceSchema = z
  .object({
    difference: z.number().meta({ description: "Treated less control, per member" }),
    low: z.number().meta({ description: "95% interval" }),
    high: z.number(),
    pValue: z.number(),
  })
  .nullable();

export const campaignReportSchema = z
  .object({
    campaignId: campaignIdSchema,
    state: z
      .enum(["interim", "ended", "final", "cancelled"])
      .nullable()
      .meta({ description: "Null before the first night; ended until refunds have settled, then final" }),
    asOf: dateSchema.nullable().meta({ description: "The night that counted" }),
    measure: z.enum(measures),
    currency: z.string().meta({ example: "SAR" }),
    arms: z.array(
      z.object({
        name: z.string(),
        members: z.int(),
        erased: z.int().meta({ description: "Erased since: what they did until then is counted" }),
        orders: z.int(),
        spend: moneySchema,
        churned: z.int().meta({ description: "Members without a purchase while the campaign ran" }),
      }),
    ),
    joined: z.int().meta({ description: "Members found to be one customer with another of their group" }),
    acrossArms: z.int().meta({ description: "The same of two groups: they are in none" }),
    effects: z.array(
      z
        .object({
          measure: z.enum(measures),
          variant: z.string(),
          primary: z.boolean(),
          control: z.number().meta({ description: "Per member" }),
          treated: z.number(),
          plain: differenceSchema.meta({ description: "As counted" }),
          corrected: differenceSchema.meta({
            description: "Corrected by what the model expected of each member before the start",
          }),
          adjustedPValue: z
            .number()
            .nullable()
            .meta({ description: "Holm's, over the variants of one measure" }),
          lift: z.number().nullable().meta({ description: "Corrected difference as a share of control" }),
          total: z
            .object({ value: z.number(), low: z.number(), high: z.number() })
            .nullable()
            .meta({ description: "Corrected, over all members of the variant" }),
          widthRatio: z
            .number()
            .nullable()
            .meta({ description: "Width of the corrected interval over that of the plain one" }),
          reason: wordsSchema.nullable().meta({ description: "Why there is no interval" }),
        })
        .meta({ id: "CampaignEffect" }),
    ),
    winner: z.string().nullable().meta({ description: "Never before the end" }),
    verdict: wordsSchema.nullable(),
    notes: z.array(wordsSchema),
  })
  .meta({ id: "CampaignReport" });

export const campaignMembersQuery = z.strictObject({
  arm: label.meta({ description: "A variant, or control", example: "treated" }),
  limit: numeric(z.number().int().min(1).max(csvRowLimit))
    .optional()
    .meta({
      type: "integer",
      minimum: 1,
      maximum: csvRowLimit,
      description: `Members a page: default 100 and at most 1,000 as JSON; default and at most ${csvRowLimit} as CSV`,
      example: 100,
    }),
  offset: numeric(z.number().int().min(0).max(1_000_000_000))
    .default(0)
    .meta({ type: "integer", minimum: 0, default: 0, description: "Members to pass over" }),
});

export const campaignMembersSchema = z
  .object({
    campaignId: campaignIdSchema,
    arm: z.string(),
    members: z.array(z.object({ customerId: z.string() })),
    leftOut: z
      .object({
        erased: z.int(),
        withdrawn: z.int().meta({ description: "Consent withdrawn since; not asked of the control group" }),
        joined: z.int().meta({ description: "One customer with another member since" }),
      })
      .meta({ description: "Of this page" }),
    nextOffset: z.int().nullable().meta({ description: "Null on the last page" }),
  })
  .meta({ id: "CampaignMembers" });
