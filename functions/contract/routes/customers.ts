import * as z from "zod";
import { createRoute } from "./createRoute.ts";
import { asOfQuery, customerIdParam } from "../schemas/common.ts";
import { curveSchema } from "../schemas/curve.ts";
import {
  customerExportSchema,
  erasedSchema,
  historySchema,
  mergedSchema,
  mergeSchema,
  readmittedSchema,
} from "../schemas/customers.ts";
import { body, json, needs, problems } from "./responses.ts";

const tags = ["customers"];

export const getHistory = createRoute({
  method: "get",
  path: "/v1/customers/{id}/history",
  operationId: "getHistory",
  tags,
  summary: "Read the timeline of a customer",
  description: "Purchase days with gross, refunds and net, and every order, signal and membership event.",
  ...needs("scores:read"),
  request: { params: customerIdParam },
  responses: { 200: json(historySchema, "The timeline"), ...problems(400, 401, 403, 404) },
});

export const getCurve = createRoute({
  method: "get",
  path: "/v1/customers/{id}/curve",
  operationId: "getCurve",
  tags,
  summary: "Read how the chance that a customer is still one moved, and where it goes",
  description:
    "P(alive) day by day from the first purchase, as scores as of those days say, and its way down from now on if nothing happens, beyond the act-by date.",
  ...needs("scores:read"),
  request: { params: customerIdParam, query: z.strictObject({ asOf: asOfQuery.optional() }) },
  responses: { 200: json(curveSchema, "The curve"), ...problems(400, 401, 403, 404) },
});

export const mergeCustomers = createRoute({
  method: "post",
  path: "/v1/customers/merge",
  operationId: "mergeCustomers",
  tags,
  summary: "Join two ids of one person",
  description: "Gives every order, signal and membership event of one id to the other. Safe to repeat.",
  ...needs("admin"),
  request: body(mergeSchema, "Which id ends and which stays"),
  responses: { 200: json(mergedSchema, "Joined"), ...problems(400, 401, 403, 404, 409, 413, 415) },
});

export const eraseCustomer = createRoute({
  method: "delete",
  path: "/v1/customers/{id}",
  operationId: "eraseCustomer",
  tags,
  summary: "Erase a customer",
  description:
    "Removes orders, signals, memberships, history and score, and keeps only a keyed hash of the id, by which later orders are refused. Safe to repeat.",
  ...needs("admin"),
  request: { params: customerIdParam },
  responses: { 200: json(erasedSchema, "Erased"), ...problems(400, 401, 403) },
});

export const readmitCustomer = createRoute({
  method: "post",
  path: "/v1/customers/{id}/readmit",
  operationId: "readmitCustomer",
  tags,
  summary: "Take an erased customer's orders again",
  description: "Only after the person has given consent anew. What was erased stays erased.",
  ...needs("admin"),
  request: { params: customerIdParam },
  responses: { 200: json(readmittedSchema, "Orders are taken again"), ...problems(400, 401, 403) },
});

export const exportCustomer = createRoute({
  method: "get",
  path: "/v1/customers/{id}/export",
  operationId: "exportCustomer",
  tags,
  summary: "Give out all that is stored about a customer",
  description:
    "For requests of access: every order, signal, membership and referral event, what was built from them and the row that lists show.",
  ...needs("admin"),
  request: { params: customerIdParam },
  responses: { 200: json(customerExportSchema, "All that is stored"), ...problems(400, 401, 403, 404) },
});
