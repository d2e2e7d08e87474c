import { createRoute } from "./createRoute.ts";
import {
  membershipsRequestSchema,
  membershipsResponseSchema,
  retentionSchema,
} from "../schemas/memberships.ts";
import { body, json, needs, problems } from "./responses.ts";

const tags = ["memberships"];

export const postMemberships = createRoute({
  method: "post",
  path: "/v1/memberships",
  operationId: "postMemberships",
  tags,
  summary: "Send up to 500 membership events",
  description:
    "A membership started, was renewed or ended. Good events are taken even where others of the same request are refused. Sending the same event again changes nothing, so retry freely.",
  ...needs("signals:write"),
  request: body(membershipsRequestSchema, "1 to 500 events, in any order of time"),
  responses: {
    200: json(membershipsResponseSchema, "What became of each event"),
    ...problems(400, 401, 403, 413, 415),
  },
});

export const getRetention = createRoute({
  method: "get",
  path: "/v1/memberships/retention",
  operationId: "getRetention",
  tags,
  summary: "Read how memberships are kept",
  description:
    "Retention curve, chance to renew by tenure, expected residual lifetime and value, per plan, as the latest night found them.",
  ...needs("scores:read"),
  responses: { 200: json(retentionSchema, "What the night found"), ...problems(400, 401, 403) },
});
