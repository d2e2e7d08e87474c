import * as z from "zod";
import { idProblem } from "../idProblem.ts";
import { moneyIn } from "./signals.ts";

export const channelParam = z.object({
  channel: z
    .string()
    .min(1)
    .max(100)
    .superRefine((channel, context) => {
      const message = idProblem(channel);
      if (message) context.addIssue({ code: "custom", message, input: channel });
    })
    .meta({ description: "As orders and `acquisition` signals name it", example: "instagram" }),
});

const monthSchema = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: "is not a month such as 2026-03" })
  .meta({ example: "2026-03" });

export const spendRequestSchema = z
  .strictObject({
    month: monthSchema,
    amount: moneyIn.nullable().meta({
      type: ["number", "string", "null"],
      pattern: "^[0-9]+(\\.[0-9]+)?$",
      description: "All that the channel cost in that month, major units; null takes back what was told",
      example: 1_200,
    }),
  })
  .meta({ id: "ChannelSpendRequest" });

export const spendSchema = z
  .object({
    channel: z.string(),
    currency: z.string().meta({ example: "SAR" }),
    months: z
      .array(z.object({ month: z.string(), amount: z.number() }))
      .meta({ description: "By month; figures take them in from the next night on" }),
  })
  .meta({ id: "ChannelSpend" });
