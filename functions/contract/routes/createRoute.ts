import type { createRoute as documented } from "@hono/zod-openapi";

/**
 * A route of the contract, as OpenAPI tells it and with the path as the router wants it: "/v1/runs/:id". Types come
 * from the package that makes the description; its code stays out of what serves.
 */
export const createRoute = ((config: { path: string }) =>
  Object.defineProperty({ ...config }, "getRoutingPath", {
    value: () => config.path.replaceAll(/\/\{(.+?)\}/g, "/:$1"),
  })) as typeof documented;
