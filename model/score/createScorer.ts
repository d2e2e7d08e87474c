import type { Family } from "../families/family.ts";
import { families } from "../families/families.ts";
import type { Model } from "../model.ts";
import type { CustomerSummary } from "../summary.ts";
import { checkScoreSettings } from "./checkScoreSettings.ts";
import { modelClock } from "./modelClock.ts";
import { Outlook } from "./outlook.ts";
import { probabilityOfSilence } from "./overdue.ts";
import { predict } from "./predict.ts";
import { predictColumns } from "./predictColumns.ts";
import type { ColumnsOptions, CustomerColumns, PredictionColumns } from "./predictionColumns.ts";
import type { Prediction, ScoreSettings, Standing } from "./score.ts";
import { scorerByPattern } from "./scorerByPattern.ts";

/** Horizons kept ready at once; callers may ask for any, most ask for one. */
const mostHorizons = 8;

/** Scores customers by one model and one shop's settings. */
export interface Scorer {
  readonly model: Model;
  readonly settings: ScoreSettings;
  /**
   * One customer, exactly.
   *
   * @param summary as of `asOf`, t_x and T in calendar days: a model with a season reads the days themselves
   * @param asOf whole days since 1970-01-01
   * @param horizonDays default: that of the settings
   */
  predict(summary: CustomerSummary, asOf: number, horizonDays?: number): Prediction;
  /** What `predict` says of one customer's standing, without the future: cheap enough for a curve over many dates. */
  standing(summary: CustomerSummary, asOf: number): Standing;
  /** Many customers; the same answers as one by one. Columns may be scored in slices. */
  predictColumns(columns: CustomerColumns, asOf: number, options?: ColumnsOptions): PredictionColumns;
}

/**
 * A scorer is worth keeping: what customers share is worked out when first asked for and remembered, and
 * remembering never changes an answer.
 *
 * @param model    time in days
 * @param family   default: the one the model names
 * @throws {RangeError} naming the setting that cannot be worked with
 * @example
 * const { probabilityAlive, clv, actBy } = createScorer(model, settings).predict(summary, asOf);
 */
export function createScorer(
  model: Model,
  settings: ScoreSettings,
  family: Family<{ [name: string]: number }> = families[model.family],
): Scorer {
  checkScoreSettings(settings);
  if (model.covariates) return scorerByPattern(model, settings, (own) => createScorer(own, settings, family));
  const clock = modelClock(model);
  const outlooks = new Map<string, Outlook>();
  const outlookOf = (days: number, asOf: number) => {
    // On a season's clock the days ahead are those of one date.
    const key = clock.operational === null ? `${days}` : `${days} ${asOf}`;
    const outlook = outlooks.get(key) ?? new Outlook(model, family, clock, days, settings.discountRate, asOf);
    outlooks.delete(key);
    outlooks.set(key, outlook);
    if (outlooks.size > mostHorizons) outlooks.delete(outlooks.keys().next().value!);
    return outlook;
  };
  return {
    model,
    settings,
    predict: (summary, asOf, horizonDays = settings.horizonDays) =>
      predict(model, family, settings, outlookOf(horizonDays, asOf), summary, asOf),
    standing: (customer, asOf) => {
      const summary = clock.summary(customer, asOf);
      return {
        probabilityAlive: family.probabilityAlive(model.params, summary),
        probabilityOfSilence: probabilityOfSilence(family, model.params, summary),
      };
    },
    predictColumns: (columns, asOf, options = {}) => {
      const outlook = outlookOf(options.horizonDays ?? settings.horizonDays, asOf);
      return predictColumns(model, family, settings, outlook, columns, asOf, options);
    },
  };
}
