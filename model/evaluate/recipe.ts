import { families } from "../families/families.ts";
import type { Family, Fit, FitOptions } from "../families/family.ts";
import { covariateSuffix, type FamilyName, type Model } from "../model.ts";
import type { SummaryColumns } from "../summary.ts";

/** One way of fitting a shop. What a season adds to a family becomes a recipe of its own. */
export interface Recipe {
  name: string;
  family: FamilyName;
  /**
   * What speaks against it where the data do not decide: a parameter more, or a reading of customers that people
   * find wrong. Recipes of equal burden are told apart by their score alone.
   */
  burden: number;
  /** Time in the unit of the columns; `options` as its family knows them. */
  fit(columns: SummaryColumns, options?: FitOptions): Fit<{ [name: string]: number }>;
  model: Family<{ [name: string]: number }>;
  /** Fitted and asked on the shop's own clock. */
  season?: true;
  /** Its fit reads the intervals between purchases. */
  readsIntervals?: true;
}

/**
 * Families by the burden of their recipes. BG/NBD says P(alive) = 1 for every one-time buyer, which users find
 * wrong, so it must forecast better; regular purchases (k) take a parameter more.
 */
const burdens: { [family: string]: number } = {
  mbgnbd: 0,
  paretonbd: 0,
  bgnbd: 1,
  mbgcnbdk: 2,
  bgcnbdk: 3,
};

function plain(name: FamilyName): Recipe {
  const model: Recipe["model"] = families[name];
  const regular = name.includes("cnbdk") ? { readsIntervals: true as const } : {};
  return {
    name,
    family: name,
    burden: burdens[name],
    fit: (columns, options) => model.fit(columns, options),
    model,
    ...regular,
  };
}

/** A season is worth its parameters only where it forecasts better. */
const seasonBurden = 10;

/** On the calendar's clock, of all continuous families there are; the first serves where nothing can be graded. */
export const recipes: readonly Recipe[] = Object.keys(burdens)
  .filter((name) => name in families)
  .map((name) => plain(name as FamilyName));

/** The same families on the shop's own clock. */
export const seasonalRecipes: readonly Recipe[] = recipes.map((recipe) => ({
  ...recipe,
  name: `${recipe.name}+season`,
  burden: recipe.burden + seasonBurden,
  season: true,
}));

/** All that a night compares. A shop without a season has no use for the second half. */
export const allRecipes: readonly Recipe[] = [...recipes, ...seasonalRecipes];

/**
 * The same where the shop itself gives the factors of its feasts: its word stands, unless earlier dates were forecast
 * worse by it.
 */
export function asSupplied(compared: readonly Recipe[]): readonly Recipe[] {
  const seasonal = compared
    .filter((recipe) => recipe.season)
    .map((recipe) => ({ ...recipe, burden: recipe.burden - 2 * seasonBurden }));
  return [...seasonal, ...compared.filter((recipe) => !recipe.season)];
}

/** The recipe by which a model was made. */
export function recipeName({
  family,
  season,
  covariates,
}: Pick<Model, "family" | "season" | "covariates">): string {
  return `${family}${season ? "+season" : ""}${covariates ? covariateSuffix : ""}`;
}
