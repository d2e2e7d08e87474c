import { createRoute } from "./createRoute.ts";
import { runStartedSchema, runsQuery, runsSchema } from "../schemas/runs.ts";
import { json, needs, problems } from "./responses.ts";

const tags = ["runs"];

export const listRuns = createRoute({
  method: "get",
  path: "/v1/runs",
  operationId: "listRuns",
  tags,
  summary: "List the nights",
  description: "One record a night, with what each step reported, latest first.",
  ...needs("segments:read"),
  request: { query: runsQuery },
  responses: { 200: json(runsSchema, "The nights"), ...problems(400, 401, 403) },
});

export const postRun = createRoute({
  method: "post",
  path: "/v1/runs",
  operationId: "postRun",
  tags,
  summary: "Start a night now",
  description:
    "Reconciles, fits, promotes, rescores and reports. Answers at once; ask GET /v1/runs for its state.",
  ...needs("admin"),
  responses: { 202: json(runStartedSchema, "Under way"), ...problems(401, 403, 501) },
});
