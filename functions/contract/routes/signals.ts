import * as z from "zod";
import { createRoute } from "./createRoute.ts";
import { asOfQuery, customerIdParam } from "../schemas/common.ts";
import { customerSignalsSchema } from "../schemas/customerSignals.ts";
import { signalsRequestSchema, signalsResponseSchema } from "../schemas/signals.ts";
import { body, json, needs, problems } from "./responses.ts";

const tags = ["signals"];

export const postSignals = createRoute({
  method: "post",
  path: "/v1/signals",
  operationId: "postSignals",
  tags,
  summary: "Send up to 500 signals",
  description:
    "Ratings, NPS, CSAT, engagement, complaints, consents, acquisition and cost to serve. Good signals are taken even where others of the same request are refused; each refused one is named with all that is wrong with it. Sending the same signal again changes nothing, so retry freely.",
  ...needs("signals:write"),
  request: body(signalsRequestSchema, "1 to 500 signals, in any order of time"),
  responses: {
    200: json(signalsResponseSchema, "What became of each signal"),
    ...problems(400, 401, 403, 413, 415),
  },
});

export const getCustomerSignals = createRoute({
  method: "get",
  path: "/v1/customers/{id}/signals",
  operationId: "getCustomerSignals",
  tags,
  summary: "Read what signals say of a customer",
  description: "Satisfaction, engagement, complaints, consents, costs and memberships as of a date.",
  ...needs("scores:read"),
  request: { params: customerIdParam, query: z.object({ asOf: asOfQuery.optional() }) },
  responses: {
    200: json(customerSignalsSchema, "What is known as of the date"),
    ...problems(400, 401, 403, 404),
  },
});
