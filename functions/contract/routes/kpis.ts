import { createRoute } from "./createRoute.ts";
import { cohortsQuery, cohortsSchema, kpisQuery, kpisSchema } from "../schemas/kpis.ts";
import { whatIfQuery, whatIfSchema } from "../schemas/whatIf.ts";
import { json, needs, problems } from "./responses.ts";

const tags = ["figures"];

export const getKpis = createRoute({
  method: "get",
  path: "/v1/kpis",
  operationId: "getKpis",
  tags,
  summary: "Read the shop's figures",
  description:
    "Retention, churn, repeat purchases, order value, lifetime value, satisfaction, acquisition and value at risk of a period of whole months, as the latest night counted: by month with trends, by channel or by segment.",
  ...needs("segments:read"),
  request: { query: kpisQuery },
  responses: { 200: json(kpisSchema, "The figures"), ...problems(400, 401, 403) },
});

export const getCohorts = createRoute({
  method: "get",
  path: "/v1/cohorts",
  operationId: "getCohorts",
  tags,
  summary: "Read how customers of each month stayed and spent",
  description:
    "By month of the first order: how many bought again in each month after it, and what each had brought by then.",
  ...needs("segments:read"),
  request: { query: cohortsQuery },
  responses: { 200: json(cohortsSchema, "The cohorts"), ...problems(400, 401, 403) },
});

export const getWhatIf = createRoute({
  method: "get",
  path: "/v1/whatif",
  operationId: "getWhatIf",
  tags,
  summary: "Ask what a change would do to total CLV",
  description:
    "Under the model that serves: retention, order value and margin, each changed by a share of itself, for example retention=+5%.",
  ...needs("segments:read"),
  request: { query: whatIfQuery },
  responses: { 200: json(whatIfSchema, "Total CLV as it is and as it would be"), ...problems(400, 401, 403) },
});
