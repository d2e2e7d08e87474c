import { operationalTime } from "../calendar/operationalTime.ts";
import type { Calendar, Season } from "../calendar/season.ts";
import type { CovariateFit } from "../covariates/covariateFit.ts";
import type { PurchaseHistory } from "../history/purchaseHistory.ts";
import type { CovariateSource } from "./covariateSource.ts";
import { type CovariateTrial, covariateTrial } from "./covariateTrial.ts";
import { fitCovariatesInWindow } from "./fitCovariatesInWindow.ts";
import { onClock } from "./onClock.ts";
import type { Recipe } from "./recipe.ts";
import { type LogStart, windowOf } from "./windowOf.ts";

/** What a shop's covariates do, and whether they earn a place in its scores. Time in days. */
export interface ShopCovariates {
  recipe: Recipe;
  fit: CovariateFit;
  trial: CovariateTrial | null;
  serves: boolean;
}

/** Customers among whom covariates are tried on earlier dates. */
const tried = 20_000;

/**
 * Fits the chosen recipe with the covariates of a shop's customers: of all of them, or of the sample of a large shop,
 * which is plenty to tell levels apart and bounds the time it takes.
 *
 * @param histories everyone, or those sampled
 * @param origins earlier dates at which recipes were compared
 * @param served whether scores went by covariates so far
 * @returns null where no covariate has two levels, or customers are too few
 */
export function shopCovariates(
  recipe: Recipe,
  season: Season | null,
  histories: readonly PurchaseHistory[],
  sources: readonly CovariateSource[],
  asOf: number,
  origins: readonly number[],
  logStart: LogStart,
  served: boolean,
  calendar?: Calendar,
): ShopCovariates | null {
  if (!sources.some((source) => differs(source, histories))) return null;
  const dated = windowOf(histories, asOf, asOf, logStart);
  const onSeason = recipe.season && season !== null;
  const window = onSeason ? onClock(dated, operationalTime(season), histories) : dated;
  const { fit } = fitCovariatesInWindow(recipe.family, window, histories, sources);
  if (fit.factors.length === 0) return null;
  const some = histories.slice(0, tried);
  const trial = covariateTrial(recipe, some, sources, origins, asOf, logStart, served, calendar);
  return { recipe, fit, trial, serves: fit.converged && (trial?.earned ?? false) };
}

/** Whether there is anything to compare: what costs nothing to find out comes first. */
function differs({ of }: CovariateSource, histories: readonly PurchaseHistory[]): boolean {
  const first = histories.length > 0 ? of(histories[0]) : undefined;
  return histories.some((history) => of(history) !== first);
}
