import { defaultRecipe } from "../../../model/segments/defaultRecipe.ts";
import type { operations } from "../../contract/routes/index.ts";
import { rulesOf } from "../rules/rulesOf.ts";
import type { MakeHandler } from "./handler.ts";

export const getRules: MakeHandler<typeof operations.getRules> = (api) => async (c) => {
  const [{ ruleset }, stored] = await Promise.all([api.serving(), api.store.catalog.recipe()]);
  const saved = stored?.recipe ?? defaultRecipe;
  return c.json({ inForce: rulesOf(ruleset), saved, version: stored?.version ?? 0 }, 200);
};
