import type { MiddlewareHandler } from "hono";
import { matchedRoutes } from "hono/route";

/** One request as it may be logged: the pattern of the route, never the path, so no ids of customers. */
export interface AccessLine {
  method: string;
  /** E.g. "/v1/customers/:id/score"; "-" where no route matched. */
  route: string;
  status: number;
  ms: number;
}

/** Hands every finished request to `log` as one line without anything personal. */
export function accessLog(log: (line: AccessLine) => void, now: () => number): MiddlewareHandler {
  return async (c, next) => {
    const started = now();
    await next();
    log({
      method: c.req.method,
      route: routePattern(matchedRoutes(c)),
      status: c.res.status,
      ms: now() - started,
    });
  };
}

/** The pattern of the handler that a request met; "-" where only middleware for all paths did. */
export function routePattern(matched: readonly { path: string }[]): string {
  return matched.findLast(({ path }) => !path.includes("*"))?.path ?? "-";
}
