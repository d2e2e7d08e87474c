import { operationalTime } from "../calendar/operationalTime.ts";
import type { Calendar } from "../calendar/season.ts";
import type { PurchaseHistory } from "../history/purchaseHistory.ts";
import { byFrequency, type FrequencyGroup } from "./byFrequency.ts";
import { type Challenge, gradeChallenger } from "./challenger.ts";
import { type Decile, deciles } from "./deciles.ts";
import { type CountForecast, type CountGrade, gradeCounts } from "./gradeCounts.ts";
import { innerOrigins } from "./innerOrigins.ts";
import type { Level } from "./learnLevel.ts";
import { meanAndError } from "./meanAndError.ts";
import { onClock, seasonAt } from "./onClock.ts";
import { provenLevel, type Stand } from "./provenLevel.ts";
import type { Recipe } from "./recipe.ts";
import { type LogStart, type Window, windowOf } from "./windowOf.ts";

/** How the recipes did at one inner origin; grades in the order of the recipes. */
export interface OriginGrades {
  origin: number;
  until: number;
  grades: { recipe: string; converged: boolean; grade: CountGrade }[];
  /** Of the regression, which never serves; null where it has too little to learn from. */
  challenger: Challenge | null;
}

export interface RecipeChoice {
  recipe: Recipe;
  /**
   * best: the lowest score; preferred: as good, and simpler; incumbent: served before, and not beaten beyond chance;
   * null where the log is too short or too small to stand at an earlier date.
   */
  reason: "best" | "preferred" | "incumbent" | null;
  /** Mean CRPS of the chosen one minus that of the best, its standard error, and the CRPS of the best itself. */
  behindBest: { difference: number; standardError: number; best: number };
  origins: OriginGrades[];
  /**
   * What a recipe's forecasts from the origins say of its level.
   *
   * @param transferable whether they speak of the next forecast at all
   */
  levelOf(recipe: Recipe, transferable: boolean): Level;
  /** Calibration of a recipe by decile, from the earliest origin: the longest look ahead. */
  decilesOf(recipe: Recipe): Decile[];
  /** The same by repeat purchases before it. */
  byFrequencyOf(recipe: Recipe): FrequencyGroup[];
}

/** A share of the score too small to speak of: at a boundary two families are one, up to rounding. */
export const negligible = 1e-4;

/** Enough to fit without a prior. */
const enough = { customers: 100, repeaters: 20 };

/** Whether a window has customers enough to fit and grade by. */
function canGrade({ index, frequency }: Window): boolean {
  let repeaters = 0;
  for (const x of frequency) if (x > 0) repeaters++;
  return index.length >= enough.customers && repeaters >= enough.repeaters;
}

/**
 * Chooses a recipe by rolling origins inside the data: each is fitted on what was known at the origin, graded by
 * the CRPS of its counts until `end`. Those within a standard error of the best (of the difference, customers
 * paired) are tied with it: of them the incumbent stays; else the least burdened serves, of equals the best.
 *
 * @param histories a sample of customers; nothing later than `end` is looked at
 * @param incumbent name of the recipe that serves so far
 * @param calendar feasts the shop names, for the recipes with a season
 */
export function chooseRecipe(
  recipes: readonly Recipe[],
  histories: readonly PurchaseHistory[],
  start: number,
  end: number,
  logStart: LogStart = {},
  incumbent: string | null = null,
  calendar?: Calendar,
): RecipeChoice {
  const origins: OriginGrades[] = [];
  const totals = recipes.map(() => new Float64Array(histories.length));
  const seen = new Uint8Array(histories.length);
  const stands: Stand[][] = recipes.map(() => []);
  for (const origin of innerOrigins(start, end)) {
    const window = windowOf(histories, origin, end, logStart);
    if (!canGrade(window)) continue;
    for (const i of window.index) seen[i] = 1;
    const grades = gradeAll(recipes, histories, window, totals, stands, calendar);
    const challenger = gradeChallenger(histories, window, start, logStart);
    origins.push({ origin, until: end, grades, challenger });
  }
  const levelOf = (recipe: Recipe, transferable: boolean) =>
    provenLevel(recipe, stands[recipes.indexOf(recipe)], transferable);
  const decilesOf = (recipe: Recipe) => stands[recipes.indexOf(recipe)][0]?.deciles ?? [];
  const byFrequencyOf = (recipe: Recipe) => stands[recipes.indexOf(recipe)][0]?.byFrequency ?? [];
  const graded = { origins, levelOf, decilesOf, byFrequencyOf };
  const none = { difference: 0, standardError: 0, best: 0 };
  if (origins.length === 0) {
    return { recipe: recipes[0], reason: null, behindBest: none, ...graded };
  }

  const means = totals.map((scores) => meanAndError(scores, seen).mean).map((m) => (m >= 0 ? m : Infinity));
  const best = means.indexOf(Math.min(...means));
  const behind = totals.map((scores) =>
    meanAndError(
      scores.map((score, i) => score - totals[best][i]),
      seen,
    ),
  );
  const tied = recipes
    .map((recipe, k) => ({ recipe, k }))
    .filter(({ k }) => behind[k].mean <= Math.max(behind[k].error, negligible * means[best]));
  const lightest = Math.min(...tied.map(({ recipe }) => recipe.burden));
  const equals = tied.filter(({ recipe }) => recipe.burden === lightest);
  const kept = tied.find(({ recipe }) => recipe.name === incumbent);
  const chosen = kept ?? equals.reduce((p, q) => (means[q.k] < means[p.k] ? q : p));
  const { mean, error } = behind[chosen.k];
  return {
    recipe: chosen.recipe,
    reason: chosen.k === best ? "best" : chosen === kept ? "incumbent" : "preferred",
    behindBest: { difference: mean, standardError: chosen.k === best ? 0 : error, best: means[best] },
    ...graded,
  };
}

/**
 * Grades every recipe in a window and adds their scores up. What is the same forecast is made once: a family whose k is
 * 1 is its plain sibling, and a seasonal recipe is the plain one where no season was found by then.
 */
function gradeAll(
  recipes: readonly Recipe[],
  histories: readonly PurchaseHistory[],
  window: Window,
  totals: readonly Float64Array[],
  stands: readonly Stand[][],
  calendar?: Calendar,
) {
  const season = recipes.some((recipe) => recipe.season) ? seasonAt(window, histories, calendar) : null;
  const clocked = season === null ? window : onClock(window, operationalTime(season), histories);
  const known = new Map<string, { fit: ReturnType<Recipe["fit"]>; forecast: CountForecast }>();
  return recipes.map((recipe, k) => {
    const at = recipe.season ? clocked : window;
    const name = season === null ? recipe.name.replace("+season", "") : recipe.name;
    const sibling = known.get(name.replace("cnbdk", "nbd"))?.fit;
    const fit = known.get(name)?.fit ?? recipe.fit(at, { sibling });
    const plain = fit.params.k === 1 ? name.replace("cnbdk", "nbd") : name;
    const forecast = known.get(plain)?.forecast ?? gradeCounts(recipe.model, fit.params, at);
    known.set(plain, { fit: known.get(plain)?.fit ?? fit, forecast });
    forecast.crps.forEach((score, row) => {
      totals[k][window.index[row]] += score;
    });
    const { grade, variance } = forecast;
    const isFirst = stands[k].length === 0;
    stands[k].push({
      window: at,
      params: fit.params,
      grade,
      variance,
      deciles: isFirst ? deciles(forecast.expected, window.actual) : null,
      byFrequency: isFirst ? byFrequency(window.frequency, forecast.expected, window.actual) : null,
    });
    return { recipe: recipe.name, converged: fit.converged, grade };
  });
}
