import { operationalTime } from "../calendar/operationalTime.ts";
import type { Calendar } from "../calendar/season.ts";
import type { PurchaseHistory } from "../history/purchaseHistory.ts";
import { byFrequency } from "./byFrequency.ts";
import { negligible } from "./chooseRecipe.ts";
import type { CovariateSource } from "./covariateSource.ts";
import { deciles } from "./deciles.ts";
import { fitCovariatesInWindow } from "./fitCovariatesInWindow.ts";
import { gradeCounts } from "./gradeCounts.ts";
import { meanAndError } from "./meanAndError.ts";
import { onClock, seasonAt } from "./onClock.ts";
import type { Stand } from "./provenLevel.ts";
import type { Recipe } from "./recipe.ts";
import { rowParams } from "./rowParams.ts";
import { type LogStart, windowOf } from "./windowOf.ts";

/** Whether a recipe forecasts better for knowing its customers' covariates. */
export interface CovariateTrial {
  origins: number[];
  /** Mean CRPS a customer, summed over the origins; the gain is plain − withCovariates, customers paired. */
  plain: number;
  withCovariates: number;
  gain: number;
  standardError: number;
  earned: boolean;
  /** The recipe with covariates at each origin, for its level. */
  stands: Stand[];
}

/**
 * Fits a recipe with and without covariates on what was known at each origin, and grades both until `end`. Covariates
 * are a recipe of their own: they must forecast better by more than a standard error, or, where they served before, not
 * worse by more.
 *
 * @param histories a sample of customers; nothing later than `end` is looked at
 * @param origins those at which recipes were compared
 * @returns null without any origin
 */
export function covariateTrial(
  recipe: Recipe,
  histories: readonly PurchaseHistory[],
  sources: readonly CovariateSource[],
  origins: readonly number[],
  end: number,
  logStart: LogStart,
  served: boolean,
  calendar?: Calendar,
): CovariateTrial | null {
  if (origins.length === 0) return null;
  const [plain, informed] = [0, 0].map(() => new Float64Array(histories.length));
  const seen = new Uint8Array(histories.length);
  const stands: Stand[] = [];
  for (const origin of origins) {
    const dated = windowOf(histories, origin, end, logStart);
    const season = recipe.season ? seasonAt(dated, histories, calendar) : null;
    const window = season === null ? dated : onClock(dated, operationalTime(season), histories);
    const fit = fitCovariatesInWindow(recipe.family, window, histories, sources);
    const known = { params: fit.params, covariates: fit.factors };
    const params = rowParams(known, histories, window.index, sources);
    const ignorant = gradeCounts(recipe.model, fit.plainParams, window);
    const knowing = fit.factors.length === 0 ? ignorant : gradeCounts(recipe.model, params, window);
    for (let row = 0; row < window.index.length; row++) {
      const i = window.index[row];
      seen[i] = 1;
      plain[i] += ignorant.crps[row];
      informed[i] += knowing.crps[row];
    }
    const { grade, variance } = knowing;
    const isFirst = stands.length === 0;
    stands.push({
      window,
      params,
      grade,
      variance,
      deciles: isFirst ? deciles(knowing.expected, window.actual) : null,
      byFrequency: isFirst ? byFrequency(window.frequency, knowing.expected, window.actual) : null,
    });
  }
  const gains = plain.map((score, i) => score - informed[i]);
  const { mean: gain, error: standardError } = meanAndError(gains, seen);
  const before = meanAndError(plain, seen).mean;
  const least = Math.max(standardError, negligible * before);
  return {
    origins: [...origins],
    plain: before,
    withCovariates: before - gain,
    gain,
    standardError,
    earned: served ? gain > -least : gain > least,
    stands,
  };
}
