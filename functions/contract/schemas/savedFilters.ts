import * as z from "zod";
import { listFilters, sorts } from "./lists.ts";

/** What a list is narrowed to, as JSON: numbers are numbers. */
const contentSchema = z.strictObject(listFilters).meta({ id: "ListFilters" });

export const saveFilterSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(100).meta({
      description: "As people call it; saving under the same name again replaces it",
      example: "Big spenders leaving",
    }),
    segment: z.string().min(1).max(100).meta({ example: "at_risk" }),
    filters: contentSchema.default({}),
    sort: z.enum(sorts).default("clv"),
  })
  .meta({ id: "SaveFilter" });

export const savedFilterSchema = z
  .object({
    id: z.string().meta({ example: "f_3q8Zk0dJ1s6Yb2Vw" }),
    name: z.string().meta({ example: "Big spenders leaving" }),
    segment: z.string().meta({ example: "at_risk" }),
    filters: contentSchema,
    sort: z.enum(sorts),
    list: z.string().meta({
      description: "The list it narrows, ready to be asked for",
      example: "/v1/segments/at_risk/customers?minClv=100&sort=churn",
    }),
    savedAt: z.string().meta({ example: "2026-03-31T09:00:00.000Z" }),
  })
  .meta({ id: "SavedFilter" });

export const savedFiltersSchema = z
  .object({ filters: z.array(savedFilterSchema).meta({ description: "By name" }) })
  .meta({ id: "SavedFilters" });

export const filterParam = z.object({ id: z.string().min(1).max(64).meta({ description: "Of the filter" }) });

export const filterDeletedSchema = z.object({ id: z.string() }).meta({ id: "FilterDeleted" });
