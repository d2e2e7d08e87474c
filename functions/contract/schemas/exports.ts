import * as z from "zod";
import { numeric } from "./common.ts";
import { filtersSchema } from "./lists.ts";

/** What an export holds; kept as the detail of its run. */
export const exportRequestSchema = z
  .strictObject({
    segment: z
      .string()
      .min(1)
      .max(100)
      .optional()
      .meta({ description: "Default: everyone", example: "at_risk" }),
    filters: z
      .preprocess((value) => value ?? {}, filtersSchema)
      .optional()
      .meta({ example: { minClv: 100 } }),
  })
  .meta({ id: "ExportRequest" });
export type ExportRequest = z.infer<typeof exportRequestSchema>;

/** What the job adds to the detail of its run when it is done. */
export interface ExportResult {
  rows: number;
  bytes: number;
  /** Key of the blob that holds the file. */
  blob: string;
}

export const exportStateSchema = z
  .object({
    id: z.string().meta({ example: "6b1f0a52c1de" }),
    state: z.enum(["running", "done", "failed"]),
    request: z.object({ segment: z.string().nullable(), filters: z.record(z.string(), z.unknown()) }),
    startedAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
    rows: z.int().nullable(),
    bytes: z.int().nullable(),
    reason: z.string().nullable().meta({ description: "Why it failed" }),
    link: z
      .object({ url: z.string().meta({ description: "Needs no key" }), expiresAt: z.iso.datetime() })
      .nullable()
      .meta({
        description:
          "Where to fetch the CSV once done; every answer gives a fresh one that holds for an hour",
      }),
  })
  .meta({ id: "Export" });

export const exportIdParam = z.object({ id: z.string().min(1).max(100).meta({ example: "6b1f0a52c1de" }) });

export const downloadQuery = z.strictObject({
  expires: numeric(z.number().int()).meta({
    type: "integer",
    description: "Milliseconds since 1970",
    example: 1_790_000_000_000,
  }),
  signature: z.string().min(1).max(200).meta({ example: "kq0XW2sVY0Yb0r5n3h1Gm8x9v7T2d4c6A8e0i2k4m6o" }),
});
