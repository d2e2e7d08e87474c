import type { operations } from "../../contract/routes/index.ts";
import { Conflict } from "../problems/errors.ts";
import { checkRecipe } from "../rules/checkRecipe.ts";
import type { MakeHandler } from "./handler.ts";

export const putRules: MakeHandler<typeof operations.putRules> = (api) => async (c) => {
  const { version: asRead, ...recipe } = c.req.valid("json");
  checkRecipe(recipe);
  const version = asRead ?? (await api.store.catalog.recipe())?.version ?? 0;
  const outcome = await api.store.catalog.putRecipe({ recipe, changedAt: api.now() }, version);
  if (outcome === "lost")
    throw new Conflict(
      "Somebody saved other rules in between; read them with GET /v1/rules and decide anew.",
    );
  const { runId } = await api.startRescore();
  return c.json({ version: version + 1, runId }, 202);
};
