import * as z from "zod";
import { incentiveKinds } from "../../../model/incentives/incentive.ts";
import { dateSchema, moneySchema } from "./common.ts";

export const incentiveSchema = z
  .object({
    customerId: z.string(),
    asOf: dateSchema,
    currency: z.string(),
    kind: z.enum(incentiveKinds).meta({ example: "credit" }),
    purpose: z
      .enum(["win_back", "keep"])
      .meta({ description: "Of one who is leaving, or of one who still buys" }),
    most: z.number().meta({ description: "The most worth paying; 0 for recognition", example: 7.5 }),
    incrementalValue: moneySchema.meta({
      description: "Response rate times the contribution at stake",
      example: 30,
    }),
    share: z
      .number()
      .meta({ description: "The share of it that may be paid to this customer", example: 0.25 }),
    tier: z.int().meta({ description: "Which tier was reached by approved referrals, from 1", example: 1 }),
    responseRate: z.number().meta({ description: "As the settings state it; not measured", example: 0.1 }),
    referrals: z.int().meta({ description: "Approved referrals so far" }),
    unspent: z.number().meta({ description: "Rewards that were not spent yet; taken off" }),
    reasons: z.array(z.object({ code: z.string(), en: z.string(), ar: z.string() })),
  })
  .meta({ id: "Incentive" });
