import { createRoute } from "./createRoute.ts";
import {
  previewSchema,
  putRulesSchema,
  recipeSchema,
  rulesInForceSchema,
  rulesSavedSchema,
} from "../schemas/rules.ts";
import { body, json, needs, problems } from "./responses.ts";

const tags = ["rules"];
const path = "/v1/rules";

export const getRules = createRoute({
  method: "get",
  path,
  operationId: "getRules",
  tags,
  summary: "Read the segment rules",
  description: "The rules in force with their cut-offs, and the saved rules the next ruleset is made from.",
  ...needs("segments:read"),
  responses: { 200: json(rulesInForceSchema, "The rules"), ...problems(400, 401, 403) },
});

export const putRules = createRoute({
  method: "put",
  path,
  operationId: "putRules",
  tags,
  summary: "Save the segment rules",
  description:
    "Saves a new set of rules and starts placing everyone by it. First match wins; the last rule must always match.",
  ...needs("admin"),
  request: body(putRulesSchema, "Cut-offs and ordered rules"),
  responses: {
    202: json(rulesSavedSchema, "Saved; re-segmentation started"),
    ...problems(400, 401, 403, 409, 413, 415),
  },
});

export const previewRules = createRoute({
  method: "post",
  path: "/v1/rules/preview",
  operationId: "previewRules",
  tags,
  summary: "See what other rules would move",
  description:
    "Places everyone of the last night's snapshot by the rules sent, and counts customers and value moved. Nothing is saved.",
  ...needs("segments:read"),
  request: body(recipeSchema, "Cut-offs and ordered rules"),
  responses: {
    200: json(previewSchema, "Counts and value before and after"),
    ...problems(400, 401, 403, 409, 413, 415),
  },
});
