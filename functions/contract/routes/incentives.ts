import * as z from "zod";
import { createRoute } from "./createRoute.ts";
import { asOfQuery, customerIdParam } from "../schemas/common.ts";
import { incentiveSchema } from "../schemas/incentives.ts";
import { json, needs, problems } from "./responses.ts";

export const getIncentive = createRoute({
  method: "get",
  path: "/v1/customers/{id}/incentive",
  operationId: "getIncentive",
  tags: ["referrals"],
  summary: "Read what to offer a customer, and the most worth paying",
  description:
    "The kind and the most worth paying, from what the customer is expected to bring, margin, friends brought and rewards not yet spent; never above the share that the settings allow.",
  ...needs("scores:read"),
  request: { params: customerIdParam, query: z.object({ asOf: asOfQuery.optional() }) },
  responses: { 200: json(incentiveSchema, "What to offer"), ...problems(400, 401, 403, 404) },
});
