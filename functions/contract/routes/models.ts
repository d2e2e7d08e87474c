import * as z from "zod";
import { createRoute } from "./createRoute.ts";
import { cardQuery, currentModelSchema, modelIdParam, modelSchema, modelsSchema } from "../schemas/models.ts";
import { portraitSchema } from "../schemas/portrait.ts";
import { json, needs, problems } from "./responses.ts";

const tags = ["models"];

export const listModels = createRoute({
  method: "get",
  path: "/v1/models",
  operationId: "listModels",
  tags,
  summary: "List what was fitted",
  description: "Every model kept, latest data first, and which of them serves.",
  ...needs("scores:read"),
  responses: { 200: json(modelsSchema, "The models"), ...problems(400, 401, 403) },
});

export const getCurrentModel = createRoute({
  method: "get",
  path: "/v1/models/current",
  operationId: "getCurrentModel",
  tags,
  summary: "Read the model that serves",
  description: "With its parameters, findings and card. Before the first night it is the prior.",
  ...needs("scores:read"),
  responses: { 200: json(currentModelSchema, "The model that serves"), ...problems(400, 401, 403) },
});

export const getModel = createRoute({
  method: "get",
  path: "/v1/models/{id}",
  operationId: "getModel",
  tags,
  summary: "Read one model",
  description:
    "Models never change once fitted. `Accept: text/markdown` answers the card, in English or Arabic.",
  ...needs("scores:read"),
  request: { params: modelIdParam, query: cardQuery },
  responses: {
    200: {
      description: "The model, or its card",
      content: {
        "application/json": { schema: modelSchema },
        "text/markdown": { schema: z.string().meta({ example: "# Model card: mbgnbd" }) },
      },
    },
    ...problems(400, 401, 403, 404),
  },
});

export const getPortrait = createRoute({
  method: "get",
  path: "/v1/models/current/portrait",
  operationId: "getPortrait",
  tags,
  summary: "See what the model that serves looks like on the shop",
  description:
    "As the latest night drew it: P(alive) and expected orders by repeat purchases and days since the last order with the customers that stand where, repeat purchases actual and expected, and the log tracked week by week.",
  ...needs("scores:read"),
  responses: { 200: json(portraitSchema, "The portrait"), ...problems(400, 401, 403) },
});
