import * as z from "zod";
import { createRoute } from "./createRoute.ts";
import { json, open, problems } from "./responses.ts";

const tags = ["service"];

export const getHealth = createRoute({
  method: "get",
  path: "/healthz",
  operationId: "getHealth",
  tags,
  summary: "Ask whether the service answers",
  description: "Touches no data and needs no key.",
  ...open,
  responses: { 200: json(z.object({ status: z.literal("ok") }), "It answers"), ...problems() },
});

export const getOpenApi = createRoute({
  method: "get",
  path: "/openapi.json",
  operationId: "getOpenApi",
  tags,
  summary: "Read this description",
  description: "OpenAPI 3.1, made from the same contract as the service.",
  ...open,
  responses: { 200: json(z.looseObject({ openapi: z.string() }), "The description"), ...problems() },
});

export const getDocs = createRoute({
  method: "get",
  path: "/docs",
  operationId: "getDocs",
  tags,
  summary: "Browse this description",
  description: "A page to read and try every operation; all that it loads comes from this deployment.",
  ...open,
  responses: {
    200: { description: "The page", content: { "text/html": { schema: z.string() } } },
    ...problems(),
  },
});
