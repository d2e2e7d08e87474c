import type { operations } from "../../contract/routes/index.ts";
import { Conflict } from "../problems/errors.ts";
import { checkRecipe } from "../rules/checkRecipe.ts";
import { previewRecipe } from "../rules/previewRecipe.ts";
import type { MakeHandler } from "./handler.ts";

export const previewRules: MakeHandler<typeof operations.previewRules> = (api) => async (c) => {
  const recipe = c.req.valid("json");
  checkRecipe(recipe);
  const [snapshot, { ruleset, settings }] = await Promise.all([api.snapshot(), api.serving()]);
  if (snapshot === null) throw new Conflict("There is no snapshot to preview on before the first night.");
  return c.json(previewRecipe(recipe, snapshot, ruleset, settings), 200);
};
