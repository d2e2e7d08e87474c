import type { AmbassadorCard } from "../ambassadors/learnAmbassadors.ts";
import type { Season } from "../calendar/season.ts";
import type { Basis, Finding, Words } from "../families/family.ts";
import { covariateSuffix, type SpendFit } from "../model.ts";
import type { RecipeChoice } from "./chooseRecipe.ts";
import { choiceReason } from "./choiceReason.ts";
import type { RecipeFit } from "./fitModelFromStatistics.ts";
import type { CountGrade } from "./gradeCounts.ts";
import type { Level } from "./learnLevel.ts";
import { cardLimits } from "./cardLimits.ts";
import { type CovariateCard, covariateCard } from "./covariateCard.ts";
import { covariateSiblings } from "./covariateSiblings.ts";
import type { ShopCovariates } from "./shopCovariates.ts";
import type { FrequencyGroup } from "./byFrequency.ts";
import type { Decile } from "./deciles.ts";
import type { Challenge } from "./challenger.ts";
import { heldTotals } from "./heldTotals.ts";
import type { SpendCheck } from "./spendCheck.ts";
import { inWeeks, intervalsInWeeks, type WeeklyFit } from "./inWeeks.ts";
import type { ParameterIntervals } from "./parameterIntervals.ts";
import type { ShardStatistics } from "./statistics.ts";

/** What was fitted, on whom, how well, and why: plain JSON beside the model. Time in weeks. */
export interface ModelCard {
  asOf: number;
  customers: number;
  repeaters: number;
  /** Share of the customers in the fit; below 1 only in very large shops. */
  share: number;
  family: string;
  basis: Basis;
  reason: Words;
  families: {
    family: string;
    params: { [name: string]: number };
    standardErrors: { [name: string]: number | null };
    logLikelihood: number;
    aic: number;
    converged: boolean;
    basis: Basis;
    /** Of the one that serves; absent in cards of before. */
    intervals95?: ParameterIntervals;
  }[];
  spend: {
    params: { [name: string]: number };
    standardErrors: { [name: string]: number | null };
    logLikelihood: number;
    converged: boolean;
    populationMean: number;
    customers: number;
    /** Null for too few repeaters to say. */
    check: SpendCheck | null;
  } | null;
  /** Of a log that begins mid-life: the same family without the customers first seen at its start. */
  withoutEarlyCustomers:
    | ({ firstSeenFrom: number; customers: number; converged: boolean } & WeeklyFit)
    | null;
  /** The shop's own rhythm, whether the model that serves runs on it or not; null where none was found. */
  season: (Season & { serves: boolean }) | null;
  /** What is known of customers beyond their purchases; null where they do not differ in any of it. */
  covariates: CovariateCard | null;
  /** One factor on future time; 1 = none. */
  calibration: number;
  /** Predicted and actual orders by tenth of the customers, from the earliest origin. */
  deciles: Decile[];
  /** The same by repeat purchases before that origin; absent in cards of before. */
  byFrequency?: FrequencyGroup[];
  /** What it cannot be trusted with, in plain words. */
  limits: Words[];
  /** At how many of the earlier origins the 80% interval of the shop's total held. */
  totals: { windows: number; held80: number };
  /** How far totals forecast earlier lay from what came, and what was learnt from it. */
  level: Level;
  /** Hold-outs inside the data, by which the recipe was chosen. */
  origins: {
    origin: number;
    until: number;
    grades: ({ recipe: string } & CountGrade)[];
    challenger: Challenge | null;
  }[];
  findings: Finding[];
  /** What the shop's referrals taught of ambassadors; null or absent where none is recorded. */
  ambassadors?: AmbassadorCard | null;
}

interface CardInput {
  statistics: ShardStatistics;
  /** Repeat purchases of everyone fitted. */
  repeats: number;
  choice: RecipeChoice;
  fits: readonly RecipeFit[];
  chosen: RecipeFit;
  /** Of the chosen fit's parameters, time in days. */
  intervals95: ParameterIntervals;
  level: Level;
  season: Season | null;
  settled: { firstSeenFrom: number; fit: RecipeFit["fit"]; repeats: number } | null;
  spend: SpendFit | null;
  check: SpendCheck | null;
  findings: Finding[];
  covariates: ShopCovariates | null;
}

export function modelCard(input: CardInput): ModelCard {
  const {
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
  } = input;
  const knowing = covariates?.serves ? covariates.trial?.stands[0] : undefined;
  const seasonParameters = season?.effectiveParameters ?? 0;
  return {
    asOf: statistics.asOf,
    customers: statistics.customers,
    repeaters: chosen.fit.repeaters,
    share: statistics.share,
    family: covariates?.serves ? `${chosen.recipe.name}${covariateSuffix}` : chosen.recipe.name,
    basis: chosen.fit.basis,
    reason: choiceReason(choice, chosen.recipe.name),
    families: [...fits.map(plainly), ...covariateSiblings(covariates, fits)].map(
      ({ recipe, fit, coefficients }) => ({
        family: coefficients > 0 ? `${recipe.name}${covariateSuffix}` : recipe.name,
        ...inWeeks(fit, repeats),
        aic:
          2 * (Object.keys(fit.params).length + coefficients + (recipe.season ? seasonParameters : 0)) -
          2 * inWeeks(fit, repeats).logLikelihood,
        converged: fit.converged,
        basis: fit.basis,
        ...(fit === chosen.fit && { intervals95: intervalsInWeeks(intervals95) }),
      }),
    ),
    spend:
      spend === null
        ? null
        : {
            params: spend.params,
            standardErrors: spend.standardErrors,
            logLikelihood: spend.logLikelihood,
            converged: spend.converged,
            populationMean: spend.populationMean,
            customers: spend.customers,
            check,
          },
    withoutEarlyCustomers:
      settled === null
        ? null
        : {
            firstSeenFrom: settled.firstSeenFrom,
            customers: settled.fit.customers,
            converged: settled.fit.converged,
            ...inWeeks(settled.fit, settled.repeats),
          },
    season: season === null ? null : { ...season, serves: chosen.recipe.season === true },
    calibration: level.factor,
    totals: heldTotals(level.windows),
    deciles: knowing?.deciles ?? choice.decilesOf(chosen.recipe),
    byFrequency: knowing?.byFrequency ?? choice.byFrequencyOf(chosen.recipe),
    covariates: covariates && covariateCard(covariates),
    limits: cardLimits(chosen.recipe.name, choice.origins),
    level,
    origins: choice.origins.map(({ origin, until, grades, challenger }) => ({
      origin,
      until,
      grades: grades.map(({ recipe, grade }) => ({ recipe, ...grade })),
      challenger,
    })),
    findings,
  };
}

const plainly = (fit: RecipeFit) => ({ ...fit, coefficients: 0 });
