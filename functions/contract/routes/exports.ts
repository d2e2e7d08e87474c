import * as z from "zod";
import { createRoute } from "./createRoute.ts";
import { downloadQuery, exportIdParam, exportRequestSchema, exportStateSchema } from "../schemas/exports.ts";
import { json, needs, open, optionalBody, problems } from "./responses.ts";

const tags = ["exports"];

export const postExport = createRoute({
  method: "post",
  path: "/v1/exports",
  operationId: "postExport",
  tags,
  summary: "Start exporting a whole list",
  description:
    "Writes a CSV of a whole segment, or of everyone, in the background. Ask GET /v1/exports/{id} for its state and link.",
  ...needs("segments:read"),
  request: optionalBody(exportRequestSchema, "What to export; everyone when left out"),
  responses: { 202: json(exportStateSchema, "Started"), ...problems(400, 401, 403, 404, 413, 415) },
});

export const getExport = createRoute({
  method: "get",
  path: "/v1/exports/{id}",
  operationId: "getExport",
  tags,
  summary: "Ask for the state of an export",
  description: "Once done it carries a signed link that holds for an hour and needs no key.",
  ...needs("segments:read"),
  request: { params: exportIdParam },
  responses: { 200: json(exportStateSchema, "Its state"), ...problems(400, 401, 403, 404) },
});

export const downloadExport = createRoute({
  method: "get",
  path: "/v1/exports/{id}/download",
  operationId: "downloadExport",
  tags,
  summary: "Fetch an export by its signed link",
  description: "The link is the permission: it needs no key and expires.",
  ...open,
  request: { params: exportIdParam, query: downloadQuery },
  responses: {
    200: {
      description: "The file",
      content: {
        "text/csv": { schema: z.string().meta({ description: "A header line and a line a member" }) },
      },
    },
    302: { description: "The file lies elsewhere; its place is in `Location`, and holds for five minutes" },
    ...problems(400, 403, 404, 409),
  },
});
