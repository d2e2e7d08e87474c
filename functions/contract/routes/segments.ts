import * as z from "zod";
import { createRoute } from "./createRoute.ts";
import { listQuery, listSchema, segmentParam } from "../schemas/lists.ts";
import { segmentsSchema } from "../schemas/segments.ts";
import { json, needs, problems } from "./responses.ts";

const tags = ["segments"];

export const getSegments = createRoute({
  method: "get",
  path: "/v1/segments",
  operationId: "getSegments",
  tags,
  summary: "Count and value every segment",
  description:
    "Customers, predicted value and value at risk of each segment, with the rules and cut-offs in force. Orders since the last night are counted in.",
  ...needs("segments:read"),
  responses: {
    200: json(segmentsSchema, "The segments, in the order of the rules"),
    ...problems(400, 401, 403),
  },
});

export const listCustomers = createRoute({
  method: "get",
  path: "/v1/segments/{name}/customers",
  operationId: "listCustomers",
  tags,
  summary: "List the members of a segment",
  description:
    "Sorted and filtered, page by page. A cursor walks the list as it stood when the first page was read: members whose row did not change appear exactly once, and the last page says how many moved. With `Accept: text/csv` up to 10,000 rows come at once; where there are more, the Link header names the export job.",
  ...needs("segments:read"),
  request: { params: segmentParam, query: listQuery },
  responses: {
    200: {
      description: "A page of members, best first",
      headers: {
        Link: {
          description: 'CSV only, where there are more rows: rel="next" and the export job',
          schema: { type: "string" as const },
        },
      },
      content: {
        "application/json": { schema: listSchema },
        "text/csv": {
          schema: z.string().meta({ description: "A header line and a line a member, RFC 4180" }),
        },
      },
    },
    ...problems(400, 401, 403, 404, 409),
  },
});
