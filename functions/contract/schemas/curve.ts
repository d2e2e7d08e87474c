import * as z from "zod";
import { actBySchema } from "../score.ts";
import { dateSchema } from "./common.ts";

const pointSchema = z
  .object({
    date: dateSchema.meta({ description: "The standing is that of the end of this day" }),
    probabilityAlive: z.number().meta({ example: 0.82 }),
    probabilityOfSilence: z.number().meta({
      description: "How often a customer still active would be silent for so long: small means overdue",
      example: 0.4,
    }),
  })
  .meta({ id: "CurvePoint" });

export const curveSchema = z
  .object({
    customerId: z.string(),
    asOf: dateSchema,
    lines: z
      .object({
        atRiskBelow: z.number().meta({ description: "Of probabilityAlive", example: 0.5 }),
        lostBelow: z.number().meta({ description: "Of probabilityAlive", example: 0.05 }),
        overdueBelow: z.number().meta({ description: "Of probabilityOfSilence", example: 0.1 }),
      })
      .meta({ description: "Below which a customer is at risk, lost or overdue, as the settings say" }),
    past: z.array(pointSchema).meta({
      description:
        "From the first purchase to asOf: what a score as of each day says, blind to whatever came later",
    }),
    projection: z
      .array(pointSchema)
      .meta({ description: "From asOf on, were there no more orders; beyond act-by, two years at most" }),
    actBy: actBySchema,
    basis: z.enum(["data", "shrunk", "prior"]),
    modelId: z.string().meta({ description: "The whole curve is by the model that serves now" }),
  })
  .meta({ id: "AliveCurve" });
