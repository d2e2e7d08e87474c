import { priorModel } from "../../model/score/priorModel.ts";
import { defaultRecipe } from "../../model/segments/defaultRecipe.ts";
import { priorRuleset } from "../../model/segments/priorRuleset.ts";
import { scoreSettings } from "../scoring/scoreSettings.ts";
import type { Champion } from "../store/types.ts";
import type { JobDeps } from "./deps.ts";

/** The run that what served before the first night is named by. */
export const priorRunId = "prior";

/** Lets the prior serve until a first night; whoever came first is the champion. */
export async function promotePrior({ store, settings }: JobDeps): Promise<Champion> {
  const model = priorModel();
  const recipe = (await store.catalog.recipe())?.recipe ?? defaultRecipe;
  const ruleset = priorRuleset(model, scoreSettings(settings), recipe);
  await store.catalog.putModel({ ...model, card: null });
  await store.catalog.putRuleset(ruleset);
  await store.catalog.promote({ modelId: model.id, rulesetId: ruleset.id, runId: priorRunId }, 0);
  return (await store.catalog.champion())!;
}
