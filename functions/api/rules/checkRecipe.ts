import type { RuleRecipe } from "../../../model/segments/ruleset.ts";
import { validateRecipe } from "../../../model/segments/validateRecipe.ts";
import { InvalidRequest } from "../problems/errors.ts";
import { problem } from "../problems/fieldProblems.ts";

/** @throws {InvalidRequest} naming everything that is wrong with a recipe */
export function checkRecipe(recipe: RuleRecipe): void {
  const problems = validateRecipe(recipe);
  if (problems.length > 0)
    throw new InvalidRequest(
      problems.map(({ path, problem: wrong }) =>
        problem(path.replaceAll(/\.(\d+)/g, "[$1]"), undefined, wrong),
      ),
    );
}
