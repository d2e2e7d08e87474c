import type { RouteConfig, RouteHandler } from "@hono/zod-openapi";
import type { OperationId, operations } from "../../contract/routes/index.ts";
import type { Api } from "../api.ts";

/** Makes the handler of a route from what the application works with. */
export type MakeHandler<R extends RouteConfig> = (api: Api) => RouteHandler<R>;

/** The handlers of all operations, by the name the contract gives them. */
export type Handlers = { [Id in OperationId]: MakeHandler<(typeof operations)[Id]> };
