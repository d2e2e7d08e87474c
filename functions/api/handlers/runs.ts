import type { operations } from "../../contract/routes/index.ts";
import { NotOffered } from "../problems/errors.ts";
import type { MakeHandler } from "./handler.ts";

export const listRuns: MakeHandler<typeof operations.listRuns> = (api) => async (c) => {
  const runs = await api.store.runs.list("night", c.req.valid("query").limit);
  const shown = runs.map(({ id, state, startedAt, endedAt, reason, detail }) => ({
    id,
    state,
    startedAt: new Date(startedAt).toISOString(),
    endedAt: endedAt === undefined ? null : new Date(endedAt).toISOString(),
    reason: reason ?? null,
    detail,
  }));
  return c.json({ runs: shown }, 200);
};

export const postRun: MakeHandler<typeof operations.postRun> = (api) => async (c) => {
  if (!api.startNight) throw new NotOffered("Nights of this deployment are started by its schedule only.");
  return c.json(await api.startNight(), 202);
};
