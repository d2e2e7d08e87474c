import * as z from "zod";
import { createRoute } from "./createRoute.ts";
import { customerIdParam } from "../schemas/common.ts";
import {
  customerReferralsSchema,
  decidedSchema,
  decisionSchema,
  redeemedSchema,
  redeemSchema,
  referralCodeRequestSchema,
  referralCodeSchema,
  referralEventsRequestSchema,
  referralEventsResponseSchema,
  referralsQuery,
  referralsSchema,
  rewardsSchema,
} from "../schemas/referrals.ts";
import { body, json, needs, problems } from "./responses.ts";

const tags = ["referrals"];

export const postReferralCode = createRoute({
  method: "post",
  path: "/v1/referrals/codes",
  operationId: "postReferralCode",
  tags,
  summary: "Give a customer a code to recommend with",
  description: "The same customer gets the same code again; a code of the shop's own must be free.",
  ...needs("referrals:write"),
  request: body(referralCodeRequestSchema, "Whose code it is to be"),
  responses: {
    200: json(referralCodeSchema, "The code and its link"),
    ...problems(400, 401, 403, 409, 413, 415, 501),
  },
});

export const postReferralEvents = createRoute({
  method: "post",
  path: "/v1/referrals/events",
  operationId: "postReferralEvents",
  tags,
  summary: "Send up to 500 clicks, sign-ups and purchases by a code",
  description:
    "Good events are taken even where others of the same request are refused. Sending the same event again changes nothing, so retry freely; the sequence does not matter.",
  ...needs("referrals:write"),
  request: body(referralEventsRequestSchema, "1 to 500 events"),
  responses: {
    200: json(referralEventsResponseSchema, "What became of each event"),
    ...problems(400, 401, 403, 413, 415, 501),
  },
});

export const listReferrals = createRoute({
  method: "get",
  path: "/v1/referrals",
  operationId: "listReferrals",
  tags,
  summary: "List referrals of one state",
  description: "Latest changed first. Those that are held wait for a decision.",
  ...needs("segments:read"),
  request: { query: referralsQuery },
  responses: { 200: json(referralsSchema, "A page of referrals"), ...problems(400, 401, 403) },
});

export const decideReferral = createRoute({
  method: "post",
  path: "/v1/referrals/{id}/decision",
  operationId: "decideReferral",
  tags,
  summary: "Approve or refuse a referral by hand",
  description:
    "Approving overrides fraud checks, terms and waiting period; refusing one that is approved takes its rewards back. Carried out within moments.",
  ...needs("admin"),
  request: {
    params: z.object({ id: z.string().min(1).max(64).meta({ description: "The referralId" }) }),
    ...body(decisionSchema, "What was decided"),
  },
  responses: { 202: json(decidedSchema, "Taken down"), ...problems(400, 401, 403, 404, 413, 415) },
});

export const getCustomerReferrals = createRoute({
  method: "get",
  path: "/v1/customers/{id}/referrals",
  operationId: "getCustomerReferrals",
  tags,
  summary: "Read the codes and referrals of a customer",
  description: "Codes with their clicks, friends brought, and the referral by which the customer came.",
  ...needs("scores:read"),
  request: { params: customerIdParam },
  responses: { 200: json(customerReferralsSchema, "Codes and referrals"), ...problems(400, 401, 403, 404) },
});

export const getCustomerRewards = createRoute({
  method: "get",
  path: "/v1/customers/{id}/rewards",
  operationId: "getCustomerRewards",
  tags,
  summary: "Read the rewards of a customer",
  description: "Every entry, their sum, and what can be spent today.",
  ...needs("scores:read"),
  request: { params: customerIdParam },
  responses: { 200: json(rewardsSchema, "The rewards"), ...problems(400, 401, 403, 404) },
});

export const redeemReward = createRoute({
  method: "post",
  path: "/v1/customers/{id}/rewards/redeem",
  operationId: "redeemReward",
  tags,
  summary: "Spend rewards",
  description: "Booked once for a redemptionId, and only where enough is there: 409 else.",
  ...needs("referrals:write"),
  request: { params: customerIdParam, ...body(redeemSchema, "How much is spent") },
  responses: { 200: json(redeemedSchema, "Spent"), ...problems(400, 401, 403, 409, 413, 415) },
});
