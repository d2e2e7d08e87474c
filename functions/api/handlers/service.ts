import type { OpenAPIHono } from "@hono/zod-openapi";
import type { operations } from "../../contract/routes/index.ts";
import { docsHtml } from "../docs.ts";
import { openApi } from "../openApi.ts";
import type { MakeHandler } from "./handler.ts";

export const getHealth: MakeHandler<typeof operations.getHealth> = () => (c) =>
  c.json({ status: "ok" as const }, 200);

export const getDocs: MakeHandler<typeof operations.getDocs> = (api) => (c) =>
  c.html(docsHtml(api.docsAssets), 200);

/** Made once, when first asked for. */
export function getOpenApi(app: OpenAPIHono): MakeHandler<typeof operations.getOpenApi> {
  let made: ReturnType<typeof openApi> | undefined;
  return () => (c) => {
    made ??= openApi(app);
    return c.json(made, 200);
  };
}
