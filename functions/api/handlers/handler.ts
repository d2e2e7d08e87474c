import type { RouteConfig, RouteHandler } from "@hono/zod-openapi";
import type { Api } from "../api.ts";

/** Makes the handler of a route from what the application works with. */
export type MakeHandler<R extends RouteConfig> = (api: Api) => RouteHandler<R>;
