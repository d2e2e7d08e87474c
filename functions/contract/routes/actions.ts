import * as z from "zod";
import {
  actionDoneRequestSchema,
  actionDoneSchema,
  actionIdParam,
  actionsQuery,
  actionsSchema,
  customerActionSchema,
} from "../schemas/actions.ts";
import { customerIdParam } from "../schemas/common.ts";
import { createRoute } from "./createRoute.ts";
import { json, needs, optionalBody, problems } from "./responses.ts";

const tags = ["actions"];

export const listActions = createRoute({
  method: "get",
  path: "/v1/actions",
  operationId: "listActions",
  tags,
  summary: "Read what to do today",
  description:
    "Whom to invite to recommend the shop, whom to remind, and whom to keep before they leave, as the night found them; one action a customer. Whoever did what was asked, or may no longer be asked, since then is left out. With `Accept: text/csv` up to 10,000 at once.",
  ...needs("segments:read"),
  request: { query: actionsQuery },
  responses: {
    200: {
      description: "A page of actions",
      headers: {
        Link: {
          description: 'CSV only, where there are more: rel="next"',
          schema: { type: "string" as const },
        },
      },
      content: {
        "application/json": { schema: actionsSchema },
        "text/csv": {
          schema: z.string().meta({ description: "A header line and a line an action, RFC 4180" }),
        },
      },
    },
    ...problems(400, 401, 403, 409),
  },
});

export const postActionDone = createRoute({
  method: "post",
  path: "/v1/actions/{id}/done",
  operationId: "postActionDone",
  tags,
  summary: "Tell that an action is done",
  description:
    "Records that the shop wrote to the customer, as an `outreach` signal: the quiet days begin, and an invitation not acted on is followed by a reminder. Safe to repeat: the first word holds.",
  ...needs("signals:write"),
  request: { params: actionIdParam, ...optionalBody(actionDoneRequestSchema, "When, and how") },
  responses: {
    200: json(actionDoneSchema, "Recorded"),
    ...problems(400, 401, 403, 404, 409, 413, 415),
  },
});

export const getCustomerAction = createRoute({
  method: "get",
  path: "/v1/customers/{id}/action",
  operationId: "getCustomerAction",
  tags,
  summary: "Read what to do for a customer",
  description: "The same as in the lists, worked out now; or why nothing is to be done.",
  ...needs("scores:read"),
  request: { params: customerIdParam },
  responses: {
    200: json(customerActionSchema, "What to do, or why nothing"),
    ...problems(400, 401, 403, 404),
  },
});
