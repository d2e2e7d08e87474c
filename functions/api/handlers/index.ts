import * as audiences from "./audiences.ts";
import * as channels from "./channels.ts";
import * as curve from "./curve.ts";
import * as actions from "./actions.ts";
import * as campaigns from "./campaigns.ts";
import * as customers from "./customers.ts";
import { downloadExport } from "./downloadExport.ts";
import * as filters from "./filters.ts";
import { getForecast } from "./forecast.ts";
import { getExport } from "./getExport.ts";
import { getRules } from "./getRules.ts";
import { getSegments } from "./getSegments.ts";
import type { Handlers } from "./handler.ts";
import * as inbound from "./inbound.ts";
import * as kpis from "./kpis.ts";
import { listCustomers } from "./listCustomers.ts";
import * as incentives from "./incentives.ts";
import * as memberships from "./memberships.ts";
import * as models from "./models.ts";
import * as portrait from "./portrait.ts";
import { postExport } from "./postExport.ts";
import { postOrders } from "./postOrders.ts";
import { previewRules } from "./previewRules.ts";
import { putRules } from "./putRules.ts";
import * as referrals from "./referrals.ts";
import * as runs from "./runs.ts";
import * as scores from "./scores.ts";
import * as settings from "./settings.ts";
import * as signals from "./signals.ts";
import { getDocs, getHealth, getOpenApi } from "./service.ts";
import * as value from "./value.ts";
import * as webhooks from "./webhooks.ts";

/** Every operation of the contract has its handler; one without would not compile. */
export const handlers: Handlers = {
  ...campaigns,
  ...customers,
  ...webhooks,
  ...inbound,
  ...curve,
  ...kpis,
  ...value,
  ...memberships,
  ...models,
  ...portrait,
  ...referrals,
  ...actions,
  ...channels,
  ...audiences,
  ...incentives,
  ...runs,
  ...scores,
  ...settings,
  ...filters,
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
  getOpenApi,
};
