import { randomBytes } from "node:crypto";
import type { operations } from "../../contract/routes/index.ts";
import type { Run } from "../../store/types.ts";
import { exportState } from "../exports/exportState.ts";
import { ruleOf } from "../segments/ruleOf.ts";
import type { MakeHandler } from "./handler.ts";

export const postExport: MakeHandler<typeof operations.postExport> = (api) => async (c) => {
  const { segment = null, filters = {} } = c.req.valid("json");
  if (segment !== null) ruleOf((await api.serving()).ruleset, segment);
  const id = randomBytes(8).toString("hex");
  const run: Run = {
    kind: "export",
    id,
    state: "running",
    startedAt: api.now(),
    detail: { segment, filters },
  };
  await api.store.runs.put(run);
  await api.startExport(id);
  c.header("Location", `/v1/exports/${id}`);
  return c.json(exportState(run, api, c.req.url), 202);
};
