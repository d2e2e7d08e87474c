import * as z from "zod";
import { numeric } from "./common.ts";

export const runSchema = z
  .object({
    id: z.string().meta({ description: "The local date it scores for", example: "2026-03-31" }),
    state: z.enum(["running", "done", "failed"]),
    startedAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
    reason: z.string().nullable().meta({ description: "Why it failed" }),
    detail: z.record(z.string(), z.unknown()).meta({ description: "What each step reported" }),
  })
  .meta({ id: "Run" });

export const runsSchema = z
  .object({ runs: z.array(runSchema).meta({ description: "Latest first" }) })
  .meta({ id: "Runs" });

export const runsQuery = z.strictObject({
  limit: numeric(z.number().int().min(1).max(100))
    .default(30)
    .meta({ type: "integer", minimum: 1, maximum: 100, example: 30 }),
});

export const runStartedSchema = z
  .object({
    runId: z.string().meta({ example: "2026-03-31" }),
    started: z.boolean().meta({ description: "False when this night was already under way" }),
  })
  .meta({ id: "RunStarted" });
