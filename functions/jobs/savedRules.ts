import type { ScoreSettings } from "../../model/score/score.ts";
import { withId } from "../../model/segments/buildRuleset.ts";
import { defaultRecipe } from "../../model/segments/defaultRecipe.ts";
import type { RuleRecipe, Ruleset } from "../../model/segments/ruleset.ts";
import type { Store } from "../store/types.ts";

/** What the next ruleset is made from: the shop's rules, and its terms where some were saved. */
export async function savedRules({ catalog }: Store): Promise<[RuleRecipe, Partial<ScoreSettings> | null]> {
  const [recipe, saved] = await Promise.all([catalog.recipe(), catalog.terms()]);
  const isChanged = saved !== null && Object.keys(saved.terms).length > 0;
  return [recipe?.recipe ?? defaultRecipe, isChanged ? saved.terms : null];
}

/** A ruleset that says under which terms it was made. */
export function underTerms(ruleset: Ruleset, terms: Partial<ScoreSettings> | null): Ruleset {
  return terms === null ? ruleset : withId({ ...ruleset, terms });
}
