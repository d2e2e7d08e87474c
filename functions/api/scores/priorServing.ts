import { priorModel } from "../../../model/score/priorModel.ts";
import { defaultRecipe } from "../../../model/segments/defaultRecipe.ts";
import { priorRuleset } from "../../../model/segments/priorRuleset.ts";
import type { Settings } from "../../contract/settings.ts";
import { scoreSettings } from "../../scoring/scoreSettings.ts";
import type { Serving } from "./serving.ts";

/** What answers before a first night has promoted a model: a typical shop's customers and the default rules. */
export function priorServing(settings: Settings): Serving {
  const model = { ...priorModel(), card: null };
  const ruleset = priorRuleset(model, scoreSettings(settings), defaultRecipe);
  return { model, ruleset, settings, runId: null };
}
