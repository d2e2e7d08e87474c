import type { RecipeFit } from "./fitModelFromStatistics.ts";
import { interval95 } from "./interval95.ts";
import type { Recipe } from "./recipe.ts";

/** By parameter; an end the data leave open is null, and so is the interval of a parameter at a boundary. */
export type ParameterIntervals = { [name: string]: [low: number, high: number | null] | null };

/** Beyond so many rows the profile takes longer than it is worth; so large a shop's likelihood is hardly skewed. */
const mostRows = 10_000;

/**
 * The fit that serves, once more with what its likelihood says of how sure it is; null in very large shops.
 *
 * @param rows of the fit's columns
 * @param refit fits another form of the same recipe to the same columns
 */
export function profiledFit(
  { recipe }: RecipeFit,
  rows: number,
  refit: (recipe: Recipe) => RecipeFit["fit"],
): RecipeFit["fit"] | null {
  if (rows > mostRows) return null;
  return refit({ ...recipe, fit: (columns) => recipe.model.fit(columns, { intervals: true }) });
}

/** 95% intervals of a fit's parameters, see intervals95; by standard errors alone where nothing was profiled. */
export function parameterIntervals(
  { fit: { params, standardErrors } }: RecipeFit,
  profiled: RecipeFit["fit"] | null,
): ParameterIntervals {
  const profile = profiled?.intervals95;
  const intervalOf = (name: string) => {
    const interval = profile ? profile[name] : interval95(params[name], standardErrors[name]);
    if (interval == null) return null;
    const [low, high] = interval;
    return [low, Number.isFinite(high) ? high : null];
  };
  return Object.fromEntries(
    Object.keys(params).map((name) => [name, intervalOf(name)]),
  ) as ParameterIntervals;
}
