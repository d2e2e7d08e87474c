import { OpenAPIHono } from "@hono/zod-openapi";
import { matchedRoutes } from "hono/route";
import { bodyLimit } from "hono/body-limit";
import { secureHeaders } from "hono/secure-headers";
import type { Handler } from "hono";
import { type OperationId, operations, routes } from "../contract/routes/index.ts";
import { accessLog, routePattern } from "./accessLog.ts";
import { type Api, createApi } from "./api.ts";
import type { AppDeps } from "./deps.ts";
import type { Handlers } from "./handlers/handler.ts";
import { registerShared } from "./openApi.ts";
import { keyChecker } from "./keys/keyChecker.ts";
import { requireScope } from "./keys/requireScope.ts";
import { BodyTooLarge, InvalidRequest } from "./problems/errors.ts";
import { fieldProblems } from "./problems/fieldProblems.ts";
import { toProblem } from "./problems/toProblem.ts";
import { unknownRoute } from "./problems/unknownRoute.ts";

/** Gateways take up to 6 MB of a request; this leaves them room. */
const maxBodyBytes = 5 * 1_048_576;

/**
 * The HTTP application with these handlers. A function of the cloud that answers a few routes only gives theirs, and its
 * bundle holds nothing else.
 */
export function appOf(deps: AppDeps, handlersFor: (app: OpenAPIHono) => Partial<Handlers>): OpenAPIHono {
  const api = createApi(deps);
  const app = new OpenAPIHono({
    defaultHook: (result) => {
      if (!result.success) throw new InvalidRequest(fieldProblems(result.error.issues, sentOf(result)));
    },
  });
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
      app.on(method.toUpperCase(), operations[operationId].getRoutingPath(), requireScope(scope, check));
  registerShared(app);
  for (const [id, make] of Object.entries(handlersFor(app)) as [OperationId, (api: Api) => Handler][])
    app.openapi(operations[id], make(api) as never);
  app.notFound((c) => {
    throw unknownRoute(c.req.method, c.req.path);
  });
  app.onError((error, c) => {
    const { problem, headers } = toProblem(error);
    if (problem.status === 500) deps.onError?.(error, { route: routePattern(matchedRoutes(c)) });
    return c.body(JSON.stringify(problem), problem.status as 400, headers);
  });
  return app;
}

/** What was judged; the validator hands it on beside the error, though its type does not say so. */
function sentOf(result: object): unknown {
  return (result as { data?: unknown }).data;
}
