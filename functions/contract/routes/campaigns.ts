import * as z from "zod";
import {
  campaignIdParam,
  campaignMembersQuery,
  campaignMembersSchema,
  campaignPlannedSchema,
  campaignPlanRequestSchema,
  campaignReportSchema,
  campaignRequestSchema,
  campaignSchema,
  campaignsSchema,
} from "../schemas/campaigns.ts";
import { createRoute } from "./createRoute.ts";
import { body, json, needs, problems } from "./responses.ts";

const tags = ["campaigns"];

export const planCampaign = createRoute({
  method: "post",
  path: "/v1/campaigns/plan",
  operationId: "planCampaign",
  tags,
  summary: "See whether a list is large enough before a campaign is made",
  description:
    "How many can take part, what is expected of them without the campaign, how large the control group must be for the smallest effect of interest, and a warning where the list is too small to see it. Nothing is saved.",
  ...needs("segments:read"),
  request: body(campaignPlanRequestSchema, "The campaign to plan"),
  responses: { 200: json(campaignPlannedSchema, "The plan"), ...problems(400, 401, 403, 404, 409, 413, 415) },
});

export const postCampaign = createRoute({
  method: "post",
  path: "/v1/campaigns",
  operationId: "postCampaign",
  tags,
  summary: "Make a campaign with a control group",
  description:
    "Freezes the filtered list in the background, without customers who have not consented or are in a campaign that runs, and assigns members to control and variants by a hash of customer and campaign. It counts from the next day on, until `endsOn`.",
  ...needs("campaigns:write"),
  request: body(campaignRequestSchema, "The campaign"),
  responses: {
    200: json(campaignSchema, "The campaign was made by the same request before"),
    202: json(campaignSchema, "The list is being frozen; ask GET /v1/campaigns/{id} for its state"),
    ...problems(400, 401, 403, 404, 409, 413, 415),
  },
});

export const listCampaigns = createRoute({
  method: "get",
  path: "/v1/campaigns",
  operationId: "listCampaigns",
  tags,
  summary: "List campaigns",
  description: "All of them, the newest first.",
  ...needs("segments:read"),
  responses: { 200: json(campaignsSchema, "The campaigns"), ...problems(401, 403) },
});

export const getCampaign = createRoute({
  method: "get",
  path: "/v1/campaigns/{id}",
  operationId: "getCampaign",
  tags,
  summary: "Read a campaign: its state, plan and groups",
  description: "`plan` is that of a sample while the list is being frozen, then of all members.",
  ...needs("segments:read"),
  request: { params: campaignIdParam },
  responses: { 200: json(campaignSchema, "The campaign"), ...problems(400, 401, 403, 404) },
});

export const getCampaignReport = createRoute({
  method: "get",
  path: "/v1/campaigns/{id}/report",
  operationId: "getCampaignReport",
  tags,
  summary: "Read what a campaign did",
  description:
    "Orders, spend and churn of each variant against the control group as the latest night counted, with 95% intervals, as counted and corrected by the model's expectation from before the start. Interim until the end: no winner is named.",
  ...needs("segments:read"),
  request: { params: campaignIdParam },
  responses: { 200: json(campaignReportSchema, "The report"), ...problems(400, 401, 403, 404, 409) },
});

export const listCampaignMembers = createRoute({
  method: "get",
  path: "/v1/campaigns/{id}/members",
  operationId: "listCampaignMembers",
  tags,
  summary: "List the members of one group of a campaign",
  description:
    "Whom to send a variant to, without those who were erased or withdrew consent since; or the control group, to be spared. With `Accept: text/csv` up to 10,000 rows come at once; where there are more, the Link header leads to the next page.",
  ...needs("segments:read"),
  request: { params: campaignIdParam, query: campaignMembersQuery },
  responses: {
    200: {
      description: "A page of members, in no order that means anything",
      headers: {
        Link: {
          description: 'CSV only, where there are more rows: rel="next"',
          schema: { type: "string" as const },
        },
      },
      content: {
        "application/json": { schema: campaignMembersSchema },
        "text/csv": {
          schema: z.string().meta({ description: "customerId,arm, a line a member, RFC 4180" }),
        },
      },
    },
    ...problems(400, 401, 403, 404, 409),
  },
});

export const cancelCampaign = createRoute({
  method: "post",
  path: "/v1/campaigns/{id}/cancel",
  operationId: "cancelCampaign",
  tags,
  summary: "Cancel a campaign before its end",
  description:
    "What nights have counted stays, no winner is named, and its members can take part in other campaigns at once. Asked again it answers the same.",
  ...needs("campaigns:write"),
  request: { params: campaignIdParam },
  responses: { 200: json(campaignSchema, "Cancelled"), ...problems(400, 401, 403, 404, 409) },
});
