import * as actions from "./actions.ts";
import * as campaigns from "./campaigns.ts";
import * as audiences from "./audiences.ts";
import * as channels from "./channels.ts";
import * as customers from "./customers.ts";
import * as exports from "./exports.ts";
import * as filters from "./filters.ts";
import * as forecast from "./forecast.ts";
import * as incentives from "./incentives.ts";
import * as inbound from "./inbound.ts";
import * as kpis from "./kpis.ts";
import * as memberships from "./memberships.ts";
import * as models from "./models.ts";
import * as orders from "./orders.ts";
import * as referrals from "./referrals.ts";
import { type ContractRoute, routesOf } from "./routesOf.ts";
import * as rules from "./rules.ts";
import * as runs from "./runs.ts";
import * as scores from "./scores.ts";
import * as segments from "./segments.ts";
import * as service from "./service.ts";
import * as settings from "./settings.ts";
import * as signals from "./signals.ts";
import * as value from "./value.ts";
import * as webhooks from "./webhooks.ts";

/** Every operation by its id. The application gives each a handler. */
export const operations = {
  ...orders,
  ...signals,
  ...memberships,
  ...referrals,
  ...actions,
  ...channels,
  ...audiences,
  ...incentives,
  ...scores,
  ...segments,
  ...exports,
  ...campaigns,
  ...rules,
  ...settings,
  ...filters,
  ...models,
  ...forecast,
  ...kpis,
  ...value,
  ...runs,
  ...customers,
  ...webhooks,
  ...inbound,
  ...service,
};
export type OperationId = keyof typeof operations;
export type { ContractRoute } from "./routesOf.ts";

/** The single table of routes: the application is built from it, and so is the cloud's gateway. */
export const routes: readonly ContractRoute[] = routesOf(operations);
