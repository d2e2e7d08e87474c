import type { operations } from "../../contract/routes/index.ts";
import { exportRun, exportState } from "../exports/exportState.ts";
import type { MakeHandler } from "./handler.ts";

export const getExport: MakeHandler<typeof operations.getExport> = (api) => async (c) =>
  c.json(exportState(await exportRun(api, c.req.valid("param").id), api, c.req.url), 200);
