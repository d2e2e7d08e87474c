import { families } from "../families/families.ts";
import type { Model } from "../model.ts";
import type { ScoreSettings } from "../score/score.ts";
import { withId } from "./buildRuleset.ts";
import { defaultRecipe } from "./defaultRecipe.ts";
import type { CutoffRecipe, RuleRecipe, RuleSetting, Ruleset } from "./ruleset.ts";

/**
 * The ruleset that answers before any customer has been scored: the recipe with cut-offs from the prior model,
 * in expected orders, since nothing is known of money. Valuable is whoever promises as much as a customer seen
 * twice within one horizon; low in value whoever promises no more than one seen once, half a horizon ago.
 *
 * A recipe's quantile of another field has no ground yet and stands at 0.
 */
export function priorRuleset(
  model: Model,
  settings: Pick<ScoreSettings, "horizonDays" | RuleSetting>,
  recipe: RuleRecipe = defaultRecipe,
): Ruleset {
  const { horizonDays } = settings;
  const family = families[model.family];
  const guesses: Partial<Record<string, () => number>> = {
    valueIfAlive: () =>
      family.expectedTransactionsIfAlive(
        model.params,
        { frequency: 1, recency: horizonDays, T: horizonDays },
        horizonDays,
      ),
    predictedValue: () =>
      family.conditionalExpectedTransactions(
        model.params,
        { frequency: 0, recency: 0, T: horizonDays / 2 },
        horizonDays,
      ),
    frequency: () => 2,
  };
  const numberOf = (how: CutoffRecipe) => {
    if ("fixed" in how) return how.fixed;
    return "setting" in how ? settings[how.setting] : (guesses[how.of]?.() ?? 0);
  };
  const values = Object.fromEntries(
    Object.entries(recipe.cutoffs).map(([name, how]) => [name, numberOf(how)]),
  );
  return withId({ ...recipe, modelId: model.id, values, basis: "prior" });
}
