import * as z from "zod";
import { ambassadorClasses } from "../../../model/ambassadors/judgeAmbassador.ts";
import { incentiveKinds } from "../../../model/incentives/incentive.ts";
import { consentChannels, outreachPurposes } from "../../../model/signals/signal.ts";
import { customerIdSchema, dateSchema, moneySchema, numeric, wordsSchema } from "./common.ts";
import { csvRowLimit } from "./lists.ts";
import { timestampIn } from "./signals.ts";

const reasonSchema = z.object({ code: z.string(), en: z.string(), ar: z.string() });
const kindSchema = z.enum(outreachPurposes).meta({
  description:
    "invite: ask to recommend the shop; remind: of that; win_back: keep one who is leaving, by their act-by date",
});

export const actionsQuery = z.strictObject({
  on: dateSchema.optional().meta({
    description: "The day whose list is asked for; default the latest. Lists of 14 days are kept",
    example: "2026-03-31",
  }),
  kind: kindSchema.optional(),
  state: z.enum(["open", "all"]).default("open").meta({
    description:
      "all: those already done as well; whoever may no longer be written to is left out in any case",
  }),
  limit: numeric(z.number().int().min(1).max(csvRowLimit))
    .optional()
    .meta({
      type: "integer",
      minimum: 1,
      maximum: csvRowLimit,
      description: `Actions looked at for a page: default 100 and at most 1,000 as JSON; default and at most ${csvRowLimit} as CSV`,
      example: 100,
    }),
  cursor: z.string().min(1).max(500).optional().meta({ description: "As given by the page before" }),
});

export const actionSchema = z
  .object({
    id: z.string().meta({ description: "Tell by it that the action is done" }),
    kind: kindSchema,
    customerId: customerIdSchema,
    ambassador: z.object({
      class: z.enum(ambassadorClasses),
      score: z.number().meta({ description: "0 to 1", example: 0.81 }),
    }),
    channels: z
      .array(z.enum(consentChannels))
      .meta({ description: "The ways they agreed to be written to; none: only in person" }),
    notBefore: z.iso.datetime({ local: true }).nullable().meta({
      description: "A reminder is not to come earlier; local to the shop",
      example: "2026-04-01T09:30:00",
    }),
    actBy: dateSchema.nullable().meta({ description: "Of those who are leaving" }),
    valueAtRisk: moneySchema.meta({ description: "Of those who are leaving", example: 113.1 }),
    incentive: z
      .object({
        kind: z.enum(incentiveKinds).meta({ example: "discount" }),
        most: z.number().meta({ description: "The most worth paying; 0 for recognition", example: 7.5 }),
        reasons: z.array(reasonSchema),
      })
      .nullable()
      .meta({ description: "What to offer those who are leaving" }),
    reasons: z.array(reasonSchema),
    done: z.boolean(),
  })
  .meta({ id: "Action" });
export type ActionJson = z.infer<typeof actionSchema>;

const countSchema = z.int().meta({ example: 12 });

export const actionsSchema = z
  .object({
    on: dateSchema.nullable().meta({ description: "The day of the list; null where there is none" }),
    reason: wordsSchema.nullable().meta({ description: "Why there is nothing" }),
    currency: z.string().meta({ example: "SAR" }),
    counts: z
      .object({ invite: countSchema, remind: countSchema, win_back: countSchema })
      .meta({ description: "As the night found them, those beyond the list's length too" }),
    actions: z.array(actionSchema).meta({
      description:
        "Ambassadors first, then likely ones; of one class those who are leaving by value at risk, then reminders, then invitations",
    }),
    leftOut: z.int().meta({
      description:
        "On this page: done, bought since, erased, or with consent withdrawn or a complaint opened since the night",
    }),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: "Actions" });

export const actionIdParam = z.object({
  id: z.string().min(1).max(1000).meta({ description: "The id of an action, from a list or a customer" }),
});

export const actionDoneRequestSchema = z
  .strictObject({
    at: timestampIn.optional().meta({ description: "When it was done; default now" }),
    channel: z.enum(consentChannels).optional().meta({ example: "email" }),
  })
  .meta({ id: "ActionDoneRequest" });

export const actionDoneSchema = z
  .object({
    id: z.string(),
    kind: kindSchema,
    customerId: z.string(),
    on: dateSchema,
    recorded: z.boolean().meta({ description: "False where it had been told before: the first word holds" }),
  })
  .meta({ id: "ActionDone" });

export const customerActionSchema = z
  .object({
    customerId: z.string(),
    asOf: dateSchema,
    currency: z.string(),
    action: actionSchema.nullable(),
    against: z.array(reasonSchema).meta({ description: "Why nothing is to be done; empty beside an action" }),
  })
  .meta({ id: "CustomerAction" });
