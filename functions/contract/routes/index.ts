import type { Scope } from "../scopes.ts";
import * as customers from "./customers.ts";
import * as exports from "./exports.ts";
import * as forecast from "./forecast.ts";
import * as incentives from "./incentives.ts";
import * as kpis from "./kpis.ts";
import * as memberships from "./memberships.ts";
import * as models from "./models.ts";
import * as orders from "./orders.ts";
import * as referrals from "./referrals.ts";
import * as rules from "./rules.ts";
import * as runs from "./runs.ts";
import * as scores from "./scores.ts";
import * as segments from "./segments.ts";
import * as service from "./service.ts";
import * as signals from "./signals.ts";
import * as value from "./value.ts";

/** Every operation by its id. The application gives each a handler. */
export const operations = {
  ...orders,
  ...signals,
  ...memberships,
  ...referrals,
  ...incentives,
  ...scores,
  ...segments,
  ...exports,
  ...rules,
  ...models,
  ...forecast,
  ...kpis,
  ...value,
  ...runs,
  ...customers,
  ...service,
};
export type OperationId = keyof typeof operations;

/** One route as a gateway needs to know it. */
export interface ContractRoute {
  operationId: OperationId;
  method: "get" | "post" | "put" | "delete";
  /** With parameters in braces, e.g. "/v1/customers/{id}/score". */
  path: string;
  tag: string;
  /** What a key must be allowed; null = open to all. */
  scope: Scope | null;
}

/** The single table of routes: the application is built from it, and so is the cloud's gateway. */
export const routes: readonly ContractRoute[] = Object.entries(operations).map(([operationId, route]) => ({
  operationId: operationId as OperationId,
  method: route.method,
  path: route.path,
  tag: route.tags[0],
  scope: (route.security[0]?.key[0] as Scope | undefined) ?? null,
}));
