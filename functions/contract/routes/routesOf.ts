import type { Scope } from "../scopes.ts";
import type { OperationId, operations } from "./index.ts";

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

/** The routes of these operations, in their order. */
export function routesOf(some: Partial<typeof operations>): ContractRoute[] {
  return Object.entries(some).map(([operationId, route]) => ({
    operationId: operationId as OperationId,
    method: route.method,
    path: route.path,
    tag: route.tags[0],
    scope: (route.security[0]?.key[0] as Scope | undefined) ?? null,
  }));
}
