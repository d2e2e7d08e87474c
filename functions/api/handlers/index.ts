import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Handler } from "hono";
import { type OperationId, operations } from "../../contract/routes/index.ts";
import type { Api } from "../api.ts";
import { registerShared } from "../openApi.ts";
import * as customers from "./customers.ts";
import { downloadExport } from "./downloadExport.ts";
import { getForecast } from "./forecast.ts";
import { getExport } from "./getExport.ts";
import { getRules } from "./getRules.ts";
import { getSegments } from "./getSegments.ts";
import type { MakeHandler } from "./handler.ts";
import * as kpis from "./kpis.ts";
import { listCustomers } from "./listCustomers.ts";
import * as incentives from "./incentives.ts";
import * as memberships from "./memberships.ts";
import * as models from "./models.ts";
import { postExport } from "./postExport.ts";
import { postOrders } from "./postOrders.ts";
import { previewRules } from "./previewRules.ts";
import { putRules } from "./putRules.ts";
import * as referrals from "./referrals.ts";
import * as runs from "./runs.ts";
import * as scores from "./scores.ts";
import * as signals from "./signals.ts";
import { getDocs, getHealth, getOpenApi } from "./service.ts";
import * as value from "./value.ts";

type Handlers = { [Id in OperationId]: MakeHandler<(typeof operations)[Id]> };

/** Gives every operation of the contract its handler; one without would not compile. */
export function bindHandlers(app: OpenAPIHono, api: Api): void {
  const handlers: Handlers = {
    ...customers,
    ...kpis,
    ...value,
    ...memberships,
    ...models,
    ...referrals,
    ...incentives,
    ...runs,
    ...scores,
    ...signals,
    postOrders,
    getForecast,
    getSegments,
    listCustomers,
    postExport,
    getExport,
    downloadExport,
    getRules,
    putRules,
    previewRules,
    getHealth,
    getDocs,
    getOpenApi: getOpenApi(app),
  };
  registerShared(app);
  for (const [id, make] of Object.entries(handlers) as [OperationId, (api: Api) => Handler][])
    app.openapi(operations[id], make(api) as never);
}
