import type { Calendar, Season } from "../calendar/season.ts";
import { seasonFindings } from "../calendar/seasonFindings.ts";
import type { Basis, Finding, Fit } from "../families/family.ts";
import { gammagamma } from "../families/gammagamma.ts";
import { detectLateStart, type LateStart } from "../history/detectLateStart.ts";
import { covariateSuffix, type Model, type SpendFit } from "../model.ts";
import { chooseRecipe, type RecipeChoice } from "./chooseRecipe.ts";
import { covariateFindings } from "./covariateCard.ts";
import { type CovariateSource, channelSource } from "./covariateSource.ts";
import type { Level } from "./learnLevel.ts";
import { type ModelCard, modelCard } from "./modelCard.ts";
import { allRecipes, asSupplied, type Recipe } from "./recipe.ts";
import { fitOnSeason, sampledFindings, shopSeason } from "./shopSeason.ts";
import { servedByCovariates } from "./servedByCovariates.ts";
import { type ShopCovariates, shopCovariates } from "./shopCovariates.ts";
import { spendCheck, spendFindings } from "./spendCheck.ts";
import { parameterIntervals, profiledFit } from "./parameterIntervals.ts";
import { plainFindings } from "./plainFindings.ts";
import { shopFindings } from "./shopFindings.ts";
import type { ShardStatistics } from "./statistics.ts";
import type { LogStart } from "./windowOf.ts";

export interface FitModelOptions {
  /** Default all; the first serves where nothing can be graded. */
  recipes?: readonly Recipe[];
  /** Where the log really begins, whole days since 1970-01-01; default its first day. */
  historyStartsAt?: number;
  /** Customers first seen within so many days of the start are left out of the fit; default 0. */
  warmUpDays?: number;
  /** Feasts the shop names by date. */
  calendar?: Calendar;
  /** What is known of customers beyond their purchases; default: the channel of the first order. */
  covariates?: readonly CovariateSource[];
  /** Fit every recipe with the covariates, to compare, not the chosen one alone. */
  compareCovariates?: boolean;
  /** Name of the recipe that serves so far: it stays unless beaten beyond chance. */
  incumbent?: string | null;
  /** Refit every recipe on everyone, not the chosen one alone; default: unless the shop is too large to search whole. */
  everyRecipe?: boolean;
  /** Milliseconds on any clock, to time the fits; without it they are given as 0. */
  clock?: () => number;
}

/** Of the sampled customers so many, those of lowest hash, are searched for the best recipe. */
const searched = 50_000;

/** A model still without its id, which is a hash of its content and made outside. */
export type FittedModel = {
  model: Omit<Model, "id">;
  card: ModelCard;
  choice: RecipeChoice;
  /** The recipes refitted on everyone: all of them, or the chosen one alone (`everyRecipe`). */
  fits: RecipeFit[];
  spend: SpendFit | null;
  /** Repeat purchases of everyone fitted. */
  repeats: number;
  /** What earlier forecasts of the chosen recipe say of its level. */
  level: Level;
  /** The shop's season, where one was found and recipes with a season were asked for. */
  season: Season | null;
  /** What covariates do; null where customers do not differ in any, or are too few. */
  covariates: ShopCovariates | null;
};

export interface RecipeFit {
  recipe: Recipe;
  fit: Fit<{ [name: string]: number }>;
  ms: number;
}

/**
 * Fits a shop as of the date of its statistics: chooses a recipe by rolling origins in the sampled histories,
 * refits it on everyone, fits the spend, and says in words what was found on the way. Time is in days.
 */
export function fitModelFromStatistics(
  statistics: ShardStatistics,
  options: FitModelOptions = {},
): FittedModel {
  const { recipes: compared = allRecipes, clock = () => 0, incumbent = null, calendar } = options;
  const { everyRecipe = statistics.customers <= searched } = options;
  const { asOf, daily } = statistics;
  const logStart = logStartOf(statistics, options);
  const histories = statistics.sample.slice(0, searched).map(({ history }) => history);
  const asked = calendar?.feasts.some(({ factor }) => factor !== undefined) ? asSupplied(compared) : compared;
  const season = asked.some((recipe) => recipe.season)
    ? shopSeason(statistics, histories, logStart, calendar)
    : null;
  const recipes = season === null ? asked.filter((recipe) => !recipe.season) : asked;
  const choice = chooseRecipe(
    recipes,
    histories,
    daily.firstDay,
    asOf,
    logStart,
    plainName(incumbent),
    calendar,
  );
  const columns = summaryColumns(statistics, logStart.firstSeenFrom);
  const fits: RecipeFit[] = [];
  const inTurn = everyRecipe ? recipes : [choice.recipe, ...recipes.filter((one) => one !== choice.recipe)];
  for (const recipe of inTurn) {
    const start = clock();
    const fit = recipe.season ? fitOnSeason(statistics, logStart, recipe, season!) : recipe.fit(columns);
    fits.push({ recipe, fit, ms: clock() - start });
    if (fit.converged && !everyRecipe) break;
  }
  const chosen =
    fits.find(({ recipe, fit }) => recipe === choice.recipe && fit.converged) ??
    fits.find(({ fit }) => fit.converged) ??
    fits.find(({ recipe }) => recipe === choice.recipe)!;
  const spend = spendFit(statistics);
  const lateStart = logStart.firstSeenFrom === undefined ? detectLateStart(statistics) : null;
  const others = options.compareCovariates ? fits.map(({ recipe }) => recipe) : [];
  const covariates = shopCovariates([chosen.recipe, ...others.filter((recipe) => recipe !== chosen.recipe)], {
    season,
    histories: statistics.sample.map(({ history }) => history),
    sources: options.covariates ?? [channelSource],
    asOf,
    origins: choice.origins.map(({ origin }) => origin),
    logStart,
    served: incumbent?.endsWith(covariateSuffix) ?? false,
    calendar,
    clock,
  });
  const informed = servedByCovariates(covariates, chosen, lateStart === null);
  const level = informed?.level ?? choice.levelOf(chosen.recipe, lateStart === null);
  const check = spendCheck(statistics.spend);
  const findings = distinct([
    ...chosen.fit.findings,
    ...plainFindings(fits, chosen),
    ...(season === null ? [] : seasonFindings(season, chosen.recipe.season === true)),
    ...sampledFindings(statistics, chosen.recipe),
    ...covariateFindings(covariates),
    ...(spend?.findings ?? []),
    ...spendFindings(check),
    ...(lateStart === null ? [] : [{ code: lateStart.code, words: lateStart.words }]),
    ...shopFindings(statistics),
  ]);
  const fitOf = (recipe: Recipe) =>
    recipe.season ? fitOnSeason(statistics, logStart, recipe, season!) : recipe.fit(columns);
  const profiled = profiledFit(chosen, columns.frequency.length, fitOf);
  const inside = informed ? undefined : profiled?.inside;
  const model: Omit<Model, "id"> = {
    family: chosen.recipe.family,
    params: informed?.params ?? chosen.fit.params,
    ...(informed && { covariates: informed.covariates }),
    ...(chosen.recipe.season && season !== null && { season }),
    spend: spend === null ? null : { params: spend.params, populationMean: spend.populationMean },
    calibration: level.factor,
    uncertainty: {
      covariance: informed?.covariance ?? chosen.fit.covariance,
      ...(inside && { inside }),
      shopVariance: level.shopVariance,
    },
    basis: weakest(chosen.fit.basis, spend?.basis ?? "data"),
    asOf,
    findings,
  };
  const settled = lateStart === null ? null : settledFit(statistics, chosen.recipe, lateStart, season);
  const repeats = repeatsOf(columns);
  const intervals95 = parameterIntervals(chosen, profiled);
  const card = modelCard({
    statistics,
    repeats,
    choice,
    fits,
    chosen,
    intervals95,
    level,
    settled,
    season,
    spend,
    check,
    findings,
    covariates,
  });
  return { model, card, choice, fits, spend, repeats, level, season, covariates };
}

/** Of a recipe with covariates, the recipe. */
function plainName(recipe: string | null): string | null {
  return recipe?.endsWith(covariateSuffix) ? recipe.slice(0, -covariateSuffix.length) : recipe;
}

function logStartOf({ daily }: ShardStatistics, options: FitModelOptions): LogStart {
  const { historyStartsAt, warmUpDays = 0 } = options;
  return warmUpDays > 0
    ? { historyStartsAt, firstSeenFrom: (historyStartsAt ?? daily.firstDay) + warmUpDays }
    : { historyStartsAt };
}

function summaryColumns({ asOf, groups }: ShardStatistics, firstSeenFrom = -Infinity) {
  const counted = (column: Float64Array) => column.filter((_, i) => groups.firstDay[i] >= firstSeenFrom);
  const firstDay = counted(groups.firstDay);
  return {
    frequency: counted(groups.frequency),
    recency: counted(groups.lastDay).map((day, i) => day - firstDay[i]),
    T: firstDay.map((day) => asOf - day),
    weight: counted(groups.count),
    logIntervals: counted(groups.logIntervals.map((sum, i) => sum / groups.count[i])),
  };
}

/** The recipe fitted without the customers of the start of a log that begins mid-life, to compare. */
function settledFit(
  statistics: ShardStatistics,
  recipe: Recipe,
  { startsAt, warmUpDays }: LateStart,
  season: Season | null,
) {
  const firstSeenFrom = startsAt + warmUpDays;
  const columns = summaryColumns(statistics, firstSeenFrom);
  if (columns.frequency.length === 0) return null;
  const fit = recipe.season
    ? fitOnSeason(statistics, { firstSeenFrom }, recipe, season!)
    : recipe.fit(columns);
  return { firstSeenFrom, fit, repeats: repeatsOf(columns) };
}

function repeatsOf({ frequency, weight }: { frequency: Float64Array; weight: Float64Array }): number {
  return frequency.reduce((sum, x, i) => sum + x * weight[i], 0);
}

/** Null for a log without amounts, or with none above zero: no spend is predicted then. */
function spendFit({ spend }: ShardStatistics): SpendFit | null {
  if (spend === null) return null;
  const { frequency, monetaryValue, count, observed } = spend;
  if (!(observed.spend > 0)) return null;
  const observedMean = observed.spend / observed.purchases;
  return gammagamma.fit({ frequency, monetaryValue, weight: count }, { observedMean });
}

const order: readonly Basis[] = ["data", "shrunk", "prior"];
const weakest = (p: Basis, q: Basis): Basis => order[Math.max(order.indexOf(p), order.indexOf(q))]!;

function distinct(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [finding.code, finding])).values()];
}
