import { createRoute } from "./createRoute.ts";
import { scoreSchema } from "../score.ts";
import { customerIdParam } from "../schemas/common.ts";
import { batchGetSchema, batchScoresSchema, computeSchema, scoreQuery } from "../schemas/scores.ts";
import { body, json, needs, problems } from "./responses.ts";

const tags = ["scores"];

export const getScore = createRoute({
  method: "get",
  path: "/v1/customers/{id}/score",
  operationId: "getScore",
  tags,
  summary: "Score one customer now",
  description:
    "Computed exactly, on read, from the customer's orders with the model that serves. With asOf in the past the answer is blind to whatever came later.",
  ...needs("scores:read"),
  request: { params: customerIdParam, query: scoreQuery },
  responses: { 200: json(scoreSchema, "The score"), ...problems(400, 401, 403, 404) },
});

export const batchGetScores = createRoute({
  method: "post",
  path: "/v1/scores/batch-get",
  operationId: "batchGetScores",
  tags,
  summary: "Score up to 100 customers now",
  description:
    "Like one score after the other. Ids without a purchase are listed as unknown instead of failing the rest.",
  ...needs("scores:read"),
  request: body(batchGetSchema, "1 to 100 ids"),
  responses: { 200: json(batchScoresSchema, "The scores"), ...problems(400, 401, 403, 413, 415) },
});

export const computeScores = createRoute({
  method: "post",
  path: "/v1/scores/compute",
  operationId: "computeScores",
  tags,
  summary: "Score order histories without storing them",
  description:
    "Scores out for histories in, with the model that serves. Nothing is kept. Any fault in any order refuses the request and names it.",
  ...needs("scores:read"),
  request: body(computeSchema, "Histories of 1 to 100 customers"),
  responses: { 200: json(batchScoresSchema, "The scores"), ...problems(400, 401, 403, 413, 415) },
});
