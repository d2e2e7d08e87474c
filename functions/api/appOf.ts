import { type Handler, Hono } from "hono";
import { matchedRoutes } from "hono/route";
import { bodyLimit } from "hono/body-limit";
import { secureHeaders } from "hono/secure-headers";
import type { operations } from "../contract/routes/index.ts";
import { routesOf } from "../contract/routes/routesOf.ts";
import { accessLog, routePattern } from "./accessLog.ts";
import { type Api, createApi } from "./api.ts";
import type { AppDeps } from "./deps.ts";
import type { Handlers } from "./handlers/handler.ts";
import { keyChecker } from "./keys/keyChecker.ts";
import { requireScope } from "./keys/requireScope.ts";
import { BodyTooLarge } from "./problems/errors.ts";
import { toProblem } from "./problems/toProblem.ts";
import { unknownRoute } from "./problems/unknownRoute.ts";
import { validated } from "./validated.ts";

/** Gateways take up to 6 MB of a request; this leaves them room. */
const maxBodyBytes = 5 * 1_048_576;

/** What an application answers: operations of the contract, each with its handler. */
export interface Answers {
  operations: Partial<typeof operations>;
  handlers: Partial<Handlers>;
}

/** The HTTP application with these answers: all of the contract's, or those of one duty. */
export function appOf(deps: AppDeps, { operations, handlers }: Answers): Hono {
  const api = createApi(deps);
  const routes = routesOf(operations);
  const app = new Hono();
  if (deps.log) app.use(accessLog(deps.log, deps.now));
  app.use(secureHeaders(), async (c, next) => {
    await next();
    c.header("Cache-Control", "no-store");
  });
  app.on(
    ["POST", "PUT"],
    "*",
    bodyLimit({
      maxSize: maxBodyBytes,
      onError: () => {
        throw new BodyTooLarge(maxBodyBytes);
      },
    }),
  );
  const check = keyChecker(deps.store.keys, deps.now);
  for (const { method, operationId, scope } of routes)
    if (scope !== null)
      app.on(method.toUpperCase(), operations[operationId]!.getRoutingPath(), requireScope(scope, check));
  for (const { method, operationId } of routes) {
    const operation = operations[operationId]!;
    const make = handlers[operationId] as (api: Api) => Handler;
    app.on([method.toUpperCase()], [operation.getRoutingPath()], ...validated(operation), make(api));
  }
  app.notFound((c) => {
    throw unknownRoute(routes, c.req.method, c.req.path);
  });
  app.onError((error, c) => {
    const { problem, headers } = toProblem(error);
    if (problem.status === 500) deps.onError?.(error, { route: routePattern(matchedRoutes(c)) });
    return c.body(JSON.stringify(problem), problem.status as 400, headers);
  });
  return app;
}
