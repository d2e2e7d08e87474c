import * as z from "zod";
import { audienceRequestSchema, audienceSchema } from "../schemas/audiences.ts";
import { createRoute } from "./createRoute.ts";
import { body, needs, problems } from "./responses.ts";

export const postAudience = createRoute({
  method: "post",
  path: "/v1/audiences",
  operationId: "postAudience",
  tags: ["audiences"],
  summary: "Make a file of customers for another system",
  description:
    "For Klaviyo, HubSpot, Meta Custom Audiences, Google Customer Match, or as plain CSV: the contacts sent, of those who are members and have agreed, in the destination's own form, hashed where it asks for that. Nothing of it is kept: the answer is the file. With `Accept: text/csv` the file alone.",
  ...needs("segments:read"),
  request: body(audienceRequestSchema, "Where the file goes, who is meant, and their contacts"),
  responses: {
    200: {
      description: "The file",
      headers: {
        "Safir-Left-Out": {
          description: "CSV only: contacts that are not in the file, by why",
          schema: { type: "string" as const, example: "no_consent=3, not_member=12" },
        },
      },
      content: {
        "application/json": { schema: audienceSchema },
        "text/csv": { schema: z.string().meta({ description: "The file as the destination takes it" }) },
      },
    },
    ...problems(400, 401, 403, 404, 413, 415),
  },
});
