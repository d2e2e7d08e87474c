import * as z from "zod";
import { createRoute } from "./createRoute.ts";
import { tiersQuery, tiersSchema, unprofitableQuery, unprofitableSchema } from "../schemas/value.ts";
import { json, needs, problems } from "./responses.ts";

const tags = ["figures"];

export const getUnprofitable = createRoute({
  method: "get",
  path: "/v1/customers/unprofitable",
  operationId: "getUnprofitable",
  tags,
  summary: "List customers who cost more than they bring",
  description:
    "Customers whose cost to serve exceeds their margin, to date or as expected in the horizon, with the amounts, as the latest night left them. With `Accept: text/csv` up to 10,000 at once.",
  ...needs("segments:read"),
  request: { query: unprofitableQuery },
  responses: {
    200: {
      description: "The customers",
      headers: {
        Link: {
          description: 'CSV only, where there are more: rel="next"',
          schema: { type: "string" as const },
        },
      },
      content: {
        "application/json": { schema: unprofitableSchema },
        "text/csv": {
          schema: z.string().meta({ description: "A header line and a line a customer, RFC 4180" }),
        },
      },
    },
    ...problems(400, 401, 403),
  },
});

export const getTiers = createRoute({
  method: "get",
  path: "/v1/tiers",
  operationId: "getTiers",
  tags,
  summary: "Plan loyalty tiers by value",
  description:
    "Tiers by total CLV: cut-offs, members and their value, and what a reward would cost in each, as the latest night left them.",
  ...needs("segments:read"),
  request: { query: tiersQuery },
  responses: { 200: json(tiersSchema, "The tiers"), ...problems(400, 401, 403) },
});
