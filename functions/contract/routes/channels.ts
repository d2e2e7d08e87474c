import { channelParam, spendRequestSchema, spendSchema } from "../schemas/channels.ts";
import { createRoute } from "./createRoute.ts";
import { body, json, needs, problems } from "./responses.ts";

const tags = ["figures"];

export const putChannelSpend = createRoute({
  method: "put",
  path: "/v1/channels/{channel}/spend",
  operationId: "putChannelSpend",
  tags,
  summary: "Tell what a channel cost in a month",
  description:
    "The whole of it: in that month it takes the place of the costs that `acquisition` signals recorded for the channel. The last word holds.",
  ...needs("signals:write"),
  request: { params: channelParam, ...body(spendRequestSchema, "The month and the cost") },
  responses: { 200: json(spendSchema, "What is told of the channel"), ...problems(400, 401, 403, 413, 415) },
});

export const getChannelSpend = createRoute({
  method: "get",
  path: "/v1/channels/{channel}/spend",
  operationId: "getChannelSpend",
  tags,
  summary: "Read what a channel cost by month",
  description: "As it was told; empty for a channel of which nothing was.",
  ...needs("segments:read"),
  request: { params: channelParam },
  responses: { 200: json(spendSchema, "What is told of the channel"), ...problems(400, 401, 403) },
});
