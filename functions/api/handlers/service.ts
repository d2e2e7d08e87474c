import { openApi } from "../../contract/openApi.ts";
import type { operations } from "../../contract/routes/index.ts";
import { docsHtml } from "../docs.ts";
import type { MakeHandler } from "./handler.ts";

export const getHealth: MakeHandler<typeof operations.getHealth> = () => (c) =>
  c.json({ status: "ok" as const }, 200);

export const getDocs: MakeHandler<typeof operations.getDocs> = (api) => (c) =>
  c.html(docsHtml(api.docsAssets), 200);

/** Made once, when first asked for. */
export const getOpenApi: MakeHandler<typeof operations.getOpenApi> = () => {
  let made: ReturnType<typeof openApi> | undefined;
  return (c) => {
    made ??= openApi();
    return c.json(made, 200);
  };
};
