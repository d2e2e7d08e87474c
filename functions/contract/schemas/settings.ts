import * as z from "zod";
import { scoreTerms } from "../scoreTerms.ts";
import { dateSchema } from "./common.ts";

const termsSchema = z
  .strictObject({
    horizonDays: scoreTerms.horizonDays.meta({
      description: "Days that predictions reach ahead",
      example: 365,
    }),
    discountRate: scoreTerms.discountRate.meta({ description: "Yearly", example: 0.1 }),
    marginShare: scoreTerms.marginShare.meta({
      description: "Of net spend, what is left after the goods",
      example: 0.4,
    }),
    costPerOrder: scoreTerms.costPerOrder.meta({
      description: "To serve one order, where a customer's own costs are not recorded",
      example: 5,
    }),
    atRiskBelow: scoreTerms.atRiskBelow.meta({ description: "P(alive) below which a customer is at risk" }),
    lostBelow: scoreTerms.lostBelow.meta({
      description: "P(alive) below which a customer is given up as lost",
    }),
    overdueBelow: scoreTerms.overdueBelow.meta({
      description: "Chance of so long a silence, if alive, below which a customer is overdue",
    }),
  })
  .meta({ id: "Terms", description: "How customers are valued, and who counts as leaving" });

const changedSchema = termsSchema.partial();

export const putSettingsSchema = changedSchema
  .extend({
    version: z.int().min(0).optional().meta({
      description:
        "As read before: refused with 409 when somebody saved since. Without it the last writer wins",
      example: 1,
    }),
  })
  .meta({ id: "PutSettings", description: "What is left out is as deployed" });

const fixedSchema = z
  .object({
    currency: z.string().meta({ example: "SAR" }),
    timeZone: z.string().meta({ example: "Asia/Riyadh" }),
    activeDays: z.int(),
    historyStartsAt: dateSchema.nullable(),
    warmUpDays: z.int(),
    clvTolerance: z.object({ share: z.number(), units: z.number() }),
    aliveTolerance: z.number(),
    excludedCustomers: z.int().meta({ description: "How many ids are left out of everything" }),
    referrals: z.boolean().meta({ description: "Whether there is a referral programme" }),
    calendar: z.boolean().meta({ description: "Whether feasts and campaigns are told by date" }),
  })
  .meta({
    description:
      "Settled by the deployment, and changed by deploying anew, as are the terms of referrals, incentives and actions: stored money, days and figures rest on them",
  });

export const settingsInForceSchema = z
  .object({
    inForce: termsSchema.meta({ description: "What scores and lists are made under now" }),
    saved: changedSchema.meta({ description: "What differs from the deployment from the next placing on" }),
    deployed: termsSchema.meta({ description: "What holds where nothing is saved" }),
    version: z.int().meta({ description: "0 while nothing was saved", example: 1 }),
    fixed: fixedSchema,
  })
  .meta({ id: "SettingsInForce" });

export const settingsSavedSchema = z
  .object({
    version: z.int().meta({ example: 2 }),
    runId: z.string().meta({
      description:
        "The run that values and places everyone anew; from its promotion on the terms are in force",
    }),
  })
  .meta({ id: "SettingsSaved" });
