import type { FrequencyGroup } from "./byFrequency.ts";
import type { Decile } from "./deciles.ts";
import { type CountGrade, gradeCounts, type RowParams } from "./gradeCounts.ts";
import { type Level, type LevelWindow, learnLevel } from "./learnLevel.ts";
import type { Recipe } from "./recipe.ts";
import type { Window } from "./windowOf.ts";

/** A recipe as fitted and graded at one inner origin. */
export interface Stand {
  window: Window;
  params: { [name: string]: number } | RowParams;
  grade: CountGrade;
  variance: number;
  /** These only of the first origin. */
  deciles: Decile[] | null;
  byFrequency: FrequencyGroup[] | null;
}

/** A smaller correction is not worth a recipe of its own. */
const slight = 0.005;

/**
 * The level of a recipe as learnt from its origins. A calibrated recipe is a recipe of its own: each origin is graded
 * again with the factor learnt on the others, and the factor is taken only if the CRPS falls by more than its standard
 * error over the origins. Else the factor is 1; what is known of the shop's variance stays.
 */
export function provenLevel(recipe: Recipe, stands: readonly Stand[], transferable: boolean): Level {
  const windows = stands.map(({ window, grade, variance }): LevelWindow => {
    const { predictedTransactions: predicted, actualTransactions: actual } = grade;
    return { origin: window.origin, until: window.until, predicted, actual, variance };
  });
  const level = learnLevel(windows, transferable);
  if (Math.abs(level.factor - 1) > slight && isProven(recipe, stands, windows)) return level;
  return level.factor === 1 ? level : { ...learnLevel(windows, false), windows };
}

function isProven(recipe: Recipe, stands: readonly Stand[], windows: readonly LevelWindow[]): boolean {
  if (stands.length < 2) return false;
  const gains = stands.map(({ window, params, grade }, i) => {
    const { factor } = learnLevel(windows.filter((_, k) => k !== i));
    return (grade.crps - gradeCounts(recipe.model, params, window, factor).grade.crps) / grade.crps;
  });
  const mean = gains.reduce((sum, gain) => sum + gain, 0) / gains.length;
  const squares = gains.reduce((sum, gain) => sum + (gain - mean) ** 2, 0);
  return mean > Math.sqrt(squares / (gains.length - 1) / gains.length);
}
