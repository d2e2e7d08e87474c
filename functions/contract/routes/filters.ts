import {
  filterDeletedSchema,
  filterParam,
  savedFilterSchema,
  savedFiltersSchema,
  saveFilterSchema,
} from "../schemas/savedFilters.ts";
import { createRoute } from "./createRoute.ts";
import { body, json, needs, problems } from "./responses.ts";

const tags = ["filters"];
const path = "/v1/filters";

export const listFilters = createRoute({
  method: "get",
  path,
  operationId: "listFilters",
  tags,
  summary: "Read the saved filters",
  description: "Lists that somebody narrowed and gave a name, for everybody who reads segments.",
  ...needs("segments:read"),
  responses: { 200: json(savedFiltersSchema, "The filters, by name"), ...problems(400, 401, 403) },
});

export const saveFilter = createRoute({
  method: "post",
  path,
  operationId: "saveFilter",
  tags,
  summary: "Save a filter under a name",
  description:
    "A segment, what its list is narrowed to, and the sort. The same name again replaces what it stood for.",
  ...needs("campaigns:write"),
  request: body(saveFilterSchema, "What to save"),
  responses: { 200: json(savedFilterSchema, "Saved"), ...problems(400, 401, 403, 404, 413, 415) },
});

export const deleteFilter = createRoute({
  method: "delete",
  path: `${path}/{id}` as const,
  operationId: "deleteFilter",
  tags,
  summary: "Delete a saved filter",
  description: "The list itself stays. Safe to repeat.",
  ...needs("campaigns:write"),
  request: { params: filterParam },
  responses: { 200: json(filterDeletedSchema, "Gone"), ...problems(400, 401, 403) },
});
