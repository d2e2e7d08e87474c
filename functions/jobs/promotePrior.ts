import { priorModel } from "../../model/score/priorModel.ts";
import { priorRuleset } from "../../model/segments/priorRuleset.ts";
import { scoreSettings } from "../scoring/scoreSettings.ts";
import { withTerms } from "../scoring/settingsInForce.ts";
import type { Champion } from "../store/types.ts";
import type { JobDeps } from "./deps.ts";
import { savedRules, underTerms } from "./savedRules.ts";

/** The run that what served before the first night is named by. */
export const priorRunId = "prior";

/** Lets the prior serve until a first night; whoever came first is the champion. */
export async function promotePrior({ store, settings: deployed }: JobDeps): Promise<Champion> {
  const model = priorModel();
  const [recipe, terms] = await savedRules(store);
  const settings = scoreSettings(withTerms(deployed, terms ?? {}));
  const ruleset = underTerms(priorRuleset(model, settings, recipe), terms);
  await store.catalog.putModel({ ...model, card: null });
  await store.catalog.putRuleset(ruleset);
  await store.catalog.promote({ modelId: model.id, rulesetId: ruleset.id, runId: priorRunId }, 0);
  return (await store.catalog.champion())!;
}
