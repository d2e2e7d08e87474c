import type { Model } from "../model.ts";
import type { ScoreSettings } from "../score/score.ts";
import { contentHash } from "./contentHash.ts";
import { cutoffQuantile } from "./cutoffQuantile.ts";
import type { FactsColumns } from "./ruleFacts.ts";
import type { RuleRecipe, RuleSetting, Ruleset } from "./ruleset.ts";
import { validateRecipe } from "./validateRecipe.ts";

/**
 * A recipe with its cut-offs computed for one model: the quantiles over the customers scored by it, the lines of
 * the settings. Its id is a hash of its content: the same customers, model and rules make the same ruleset.
 *
 * @param weight how many customers each row of `facts` stands for; 1 each when absent
 * @throws {RangeError} naming the recipe's first problem
 */
export function buildRuleset(
  recipe: RuleRecipe,
  model: Pick<Model, "id">,
  facts: FactsColumns,
  settings: Pick<ScoreSettings, RuleSetting>,
  weight?: ArrayLike<number>,
): Ruleset {
  const [problem] = validateRecipe(recipe);
  if (problem)
    throw new RangeError(`buildRuleset requires a valid recipe: ${problem.path} ${problem.problem}`);
  const values: Record<string, number> = {};
  for (const [name, how] of Object.entries(recipe.cutoffs)) {
    if ("fixed" in how) values[name] = how.fixed;
    else if ("setting" in how) values[name] = settings[how.setting];
    else values[name] = cutoffQuantile(facts[how.of], how.quantile, weight);
  }
  return withId({ ...recipe, modelId: model.id, values, basis: "data" });
}

/** The ruleset under its name. */
export function withId(ruleset: Omit<Ruleset, "id">): Ruleset {
  const { cutoffs, rules, modelId, values, basis, terms } = ruleset;
  const content = { cutoffs, rules, modelId, values, basis, ...(terms && { terms }) };
  return { id: `rules_${contentHash(content).slice(0, 20)}`, ...content };
}
