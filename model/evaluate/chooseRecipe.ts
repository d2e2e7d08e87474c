import type { PurchaseHistory } from "../history/purchaseHistory.ts";
import { type CountGrade, gradeCounts } from "./gradeCounts.ts";
import { innerOrigins } from "./innerOrigins.ts";
import { meanAndError } from "./meanAndError.ts";
import type { Recipe } from "./recipe.ts";
import { type LogStart, windowOf } from "./windowOf.ts";

/** How the recipes did at one inner origin; grades in the order of the recipes. */
export interface OriginGrades {
  origin: number;
  until: number;
  grades: { recipe: string; converged: boolean; grade: CountGrade }[];
}

export interface RecipeChoice {
  recipe: Recipe;
  /** null where the log is too short or too small to stand at an earlier date. */
  reason: "best" | "preferred" | null;
  /** Mean CRPS of the chosen one minus that of the best, its standard error, and the CRPS of the best itself. */
  behindBest: { difference: number; standardError: number; best: number };
  origins: OriginGrades[];
}

/** A share of the score too small to speak of: at a boundary two families are one, up to rounding. */
export const negligible = 1e-4;

/** Enough to fit without a prior. */
const enough = { customers: 100, repeaters: 20 };

/**
 * Chooses a recipe by rolling origins inside the data: each is fitted on what was known at the origin, graded by
 * the CRPS of its counts until `end`. The first in the order of preference serves unless another beats it by more
 * than the standard error of the difference, customers paired.
 *
 * @param histories a sample of customers; nothing later than `end` is looked at
 */
export function chooseRecipe(
  recipes: readonly Recipe[],
  histories: readonly PurchaseHistory[],
  start: number,
  end: number,
  logStart: LogStart = {},
): RecipeChoice {
  const origins: OriginGrades[] = [];
  const totals = recipes.map(() => new Float64Array(histories.length));
  const seen = new Uint8Array(histories.length);
  for (const origin of innerOrigins(start, end)) {
    const window = windowOf(histories, origin, end, logStart);
    const repeaters = window.frequency.filter((x) => x > 0).length;
    if (!(window.index.length >= enough.customers && repeaters >= enough.repeaters)) continue;
    for (const i of window.index) seen[i] = 1;
    const grades = recipes.map((recipe, k) => {
      const fit = recipe.fit(window);
      const forecast = gradeCounts(recipe.model, fit.params, window);
      forecast.crps.forEach((score, row) => {
        totals[k]![window.index[row]!]! += score;
      });
      return { recipe: recipe.name, converged: fit.converged, grade: forecast.grade };
    });
    origins.push({ origin, until: end, grades });
  }

  const none = { difference: 0, standardError: 0, best: 0 };
  if (origins.length === 0) return { recipe: recipes[0]!, reason: null, behindBest: none, origins };
  const means = totals.map((scores) => meanAndError(scores, seen).mean).map((m) => (m >= 0 ? m : Infinity));
  const best = means.indexOf(Math.min(...means));
  for (const [k, recipe] of recipes.entries()) {
    if (k === best) break;
    const behind = totals[k]!.map((score, i) => score - totals[best]![i]!);
    const { mean, error } = meanAndError(behind, seen);
    if (mean <= Math.max(error, negligible * means[best])) {
      return {
        recipe,
        reason: "preferred",
        behindBest: { difference: mean, standardError: error, best: means[best] },
        origins,
      };
    }
  }
  return { recipe: recipes[best]!, reason: "best", behindBest: { ...none, best: means[best] }, origins };
}
