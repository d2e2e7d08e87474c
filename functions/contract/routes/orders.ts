import { createRoute } from "./createRoute.ts";
import { ordersRequestSchema, ordersResponseSchema } from "../schemas/orders.ts";
import { body, json, needs, problems } from "./responses.ts";

export const postOrders = createRoute({
  method: "post",
  path: "/v1/orders",
  operationId: "postOrders",
  tags: ["orders"],
  summary: "Send up to 500 orders",
  description:
    "Takes new orders, corrections and refunds. Good orders are taken even where others of the same request are refused; each refused one is named with all that is wrong with it. Sending the same order again changes nothing, so retry freely.",
  ...needs("orders:write"),
  request: body(ordersRequestSchema, "1 to 500 orders, in any order of time"),
  responses: {
    200: json(ordersResponseSchema, "What became of each order"),
    ...problems(400, 401, 403, 413, 415),
  },
});
