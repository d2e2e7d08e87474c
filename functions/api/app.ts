import type { OpenAPIHono } from "@hono/zod-openapi";
import { appOf } from "./appOf.ts";
import type { AppDeps } from "./deps.ts";
import { everyHandler } from "./handlers/index.ts";

/** The HTTP application, the same on every target: the contract's routes, each with its handler. */
export function createApp(deps: AppDeps): OpenAPIHono {
  return appOf(deps, everyHandler);
}
