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
  sources: readonly CovariateSource[];
  /** The chosen recipe first, then the others that were to be compared. */
  fits: { recipe: Recipe; fit: CovariateFit; ms: number }[];
  /** Repeat purchases of the customers fitted. */
  repeats: number;
  trial: CovariateTrial | null;
  serves: boolean;
}

interface Shop {
  season: Season | null;
  /** Everyone, or those sampled. */
  histories: readonly PurchaseHistory[];
  sources: readonly CovariateSource[];
  asOf: number;
  /** Earlier dates at which recipes were compared. */
  origins: readonly number[];
  logStart: LogStart;
  /** Whether scores went by covariates so far. */
  served: boolean;
  calendar?: Calendar;
  clock(): number;
}

/** Customers among whom covariates are tried on earlier dates. */
const tried = 20_000;

/**
 * Fits recipes with the covariates of a shop's customers: of all of them, or of the sample of a large shop, which is
 * plenty to tell levels apart and bounds the time it takes. The first recipe is tried on earlier dates as well.
 *
 * @returns null where no covariate has two levels, or customers are too few
 */
export function shopCovariates(recipes: readonly Recipe[], shop: Shop): ShopCovariates | null {
  const { season, histories, sources, asOf, origins, logStart, served, calendar, clock } = shop;
  if (!sources.some((source) => differs(source, histories))) return null;
  const dated = windowOf(histories, asOf, asOf, logStart);
  const clocked = season === null ? dated : onClock(dated, operationalTime(season), histories);
  const fits = recipes.map((recipe) => {
    const start = clock();
    const window = recipe.season ? clocked : dated;
    const fit = fitCovariatesInWindow(recipe.family, window, histories, sources);
    return { recipe, fit, ms: clock() - start };
  });
  const [{ recipe, fit }] = fits;
  if (fit.factors.length === 0) return null;
  const some = histories.slice(0, tried);
  const trial = covariateTrial(recipe, some, sources, origins, asOf, logStart, served, calendar);
  const repeats = dated.frequency.reduce((sum, x) => sum + x, 0);
  return { sources, fits, repeats, trial, serves: fit.converged && (trial?.earned ?? false) };
}

/** Whether there is anything to compare: what costs nothing to find out comes first. */
function differs({ of }: CovariateSource, histories: readonly PurchaseHistory[]): boolean {
  const first = histories.length > 0 ? of(histories[0]) : undefined;
  return histories.some((history) => of(history) !== first);
}
