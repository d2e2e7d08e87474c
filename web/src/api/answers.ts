import type { z } from "zod";
import type { actionSchema, actionsSchema } from "../../../functions/contract/schemas/actions.ts";
import type { forecastSchema } from "../../../functions/contract/schemas/forecast.ts";
import type { cohortsSchema, kpisSchema } from "../../../functions/contract/schemas/kpis.ts";
import type { listedCustomerSchema, listSchema } from "../../../functions/contract/schemas/lists.ts";
import type {
  currentModelSchema,
  modelSchema,
  modelsSchema,
} from "../../../functions/contract/schemas/models.ts";
import type { runSchema, runsSchema } from "../../../functions/contract/schemas/runs.ts";
import type { segmentSchema, segmentsSchema } from "../../../functions/contract/schemas/segments.ts";
import type { whatIfSchema } from "../../../functions/contract/schemas/whatIf.ts";

/** What the API answers, from its own contract; only the types reach the console. */
export type Segments = z.infer<typeof segmentsSchema>;
export type Segment = z.infer<typeof segmentSchema>;
export type CustomerList = z.infer<typeof listSchema>;
export type ListedCustomer = z.infer<typeof listedCustomerSchema>;
export type Actions = z.infer<typeof actionsSchema>;
export type Action = z.infer<typeof actionSchema>;
export type Forecast = z.infer<typeof forecastSchema>;
export type Kpis = z.infer<typeof kpisSchema>;
export type Cohorts = z.infer<typeof cohortsSchema>;
export type WhatIf = z.infer<typeof whatIfSchema>;
export type Models = z.infer<typeof modelsSchema>;
export type Model = z.infer<typeof modelSchema>;
export type CurrentModel = z.infer<typeof currentModelSchema>;
export type Run = z.infer<typeof runSchema>;
export type Runs = z.infer<typeof runsSchema>;
