import { putSettingsSchema, settingsInForceSchema, settingsSavedSchema } from "../schemas/settings.ts";
import { createRoute } from "./createRoute.ts";
import { body, json, needs, problems } from "./responses.ts";

const tags = ["settings"];
const path = "/v1/settings";

export const getSettings = createRoute({
  method: "get",
  path,
  operationId: "getSettings",
  tags,
  summary: "Read how customers are valued",
  description:
    "The terms in force, those that were saved and those of the deployment; and what only a deployment changes.",
  ...needs("segments:read"),
  responses: { 200: json(settingsInForceSchema, "The settings"), ...problems(400, 401, 403) },
});

export const putSettings = createRoute({
  method: "put",
  path,
  operationId: "putSettings",
  tags,
  summary: "Change how customers are valued",
  description:
    "Saves the terms that are to differ from the deployment, in place of those saved before, and starts valuing and placing everyone by them. Lists, live scores and the nights to come change together, when that run promotes them.",
  ...needs("admin"),
  request: body(putSettingsSchema, "The terms that are to differ"),
  responses: {
    202: json(settingsSavedSchema, "Saved; the run has started"),
    ...problems(400, 401, 403, 409, 413, 415),
  },
});
