import { createRoute } from "./createRoute.ts";
import { forecastQuery, forecastSchema } from "../schemas/forecast.ts";
import { json, needs, problems } from "./responses.ts";

export const getForecast = createRoute({
  method: "get",
  path: "/v1/forecast",
  operationId: "getForecast",
  tags: ["models"],
  summary: "Forecast the shop's orders by week",
  description:
    "As the latest night left it: the weeks past, actual and expected, and a year to come with 80% intervals, following the season; known customers and those still to come apart.",
  ...needs("segments:read"),
  request: { query: forecastQuery },
  responses: { 200: json(forecastSchema, "The forecast"), ...problems(400, 401, 403) },
});
