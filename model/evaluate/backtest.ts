import { operationalTime } from "../calendar/operationalTime.ts";
import { onClock } from "./onClock.ts";
import type { CovariateCard } from "./covariateCard.ts";
import { covariateSiblings } from "./covariateSiblings.ts";
import type { Coefficient } from "../covariates/covariateFit.ts";
import { patternOf, type WithShifts } from "../covariates/patternModel.ts";
import { rowParams, valuesOf } from "./rowParams.ts";
import { recipeName } from "./recipe.ts";
import { families } from "../families/families.ts";
import { coverageNote } from "./coverageNote.ts";
import type { Finding, Words } from "../families/family.ts";
import type { PurchaseHistory } from "../history/purchaseHistory.ts";
import { purchasesBetween } from "../history/purchasesBetween.ts";
import { summarise } from "../history/summarise.ts";
import { covariateSuffix, type Model, type SpendFit } from "../model.ts";
import { expectedOrderValue } from "../score/expectedOrderValue.ts";
import { fitModel } from "./fitModel.ts";
import type { FitModelOptions, RecipeFit } from "./fitModelFromStatistics.ts";
import { type CountForecast, gradeCounts, type RowParams } from "./gradeCounts.ts";
import { type ForecastGrade, forecastHorizons, gradeForecast } from "./forecastGrade.ts";
import type { ModelCard } from "./modelCard.ts";
import type { TotalForecast } from "./totalForecast.ts";
import { totalOfPatterns } from "./totalOfPatterns.ts";
import { type TrackRecord, trackRecord } from "./trackRecord.ts";
import { gradeSpend, type SpendGrade } from "./gradeSpend.ts";
import { inWeeks } from "./inWeeks.ts";
import { windowOf } from "./windowOf.ts";

export interface BacktestOptions extends FitModelOptions {
  /** Last day that may be learnt from, whole days since 1970-01-01. */
  split: number;
  /** Last day of the hold-out. */
  until: number;
  /** Digits of the currency's minor unit. */
  digits: number;
  historyStartsAt?: number;
}

/** How a fitted family did in (split, until]; counts are repeat purchases per customer. */
export interface Holdout {
  mae: number;
  rmse: number;
  biasPct: number | null;
  spearman: number | null;
  topDecileCapture: number | null;
  /** Share inside the predictive 80% interval, by the non-randomised PIT; misses below and above beside it. */
  coverage80: number;
  missedBelow: number;
  missedAbove: number;
  crps: number;
  actualTransactions: number;
  predictedTransactions: number;
  /** null for a log without amounts. */
  spend: SpendGrade | null;
}

export interface BacktestModel {
  family: string;
  params: { [name: string]: number };
  logLikelihood: number;
  standardErrors: { [name: string]: number | null };
  converged: boolean;
  basis: string;
  fitMs: number;
  holdout: Holdout;
  /** Of a family with covariates: what each level's is, beside those of the commonest levels in `params`. */
  coefficients?: Coefficient[];
}

/** Time in weeks, log-likelihoods natural and without the data-only factor t_x^(x−1)/Γ(x). */
export interface Backtest {
  customers: number;
  models: BacktestModel[];
  spend: {
    family: "gammagamma";
    params: { [name: string]: number };
    logLikelihood: number;
    standardErrors: { [name: string]: number | null };
    converged: boolean;
    customers: number;
  } | null;
  champion: {
    family: string;
    calibration: number;
    reason: { en: string; ar: string };
    holdout: Holdout;
    /** Why the 80% intervals held too rarely or too often; null where they held. */
    coverageNote: Words | null;
    /** The hold-out's total with its intervals, common shocks and unsure parameters inside. */
    total: TotalForecast;
    /** At how many inner origins the 80% interval of the total held. */
    totals: { windows: number; held80: number };
  };
  /** What is known of customers beyond their purchases, and what it does; null where they do not differ in any of it. */
  covariates: CovariateCard | null;
  findings: Finding[];
  /** How the champion's forecasts over shorter horizons came true inside the hold-out, windows side by side. */
  record: TrackRecord[];
  card: ModelCard;
}

/**
 * Fits every recipe on what was known at `split`, chooses the champion there, then grades all of them once on
 * (split, until]. Customers who first bought after the split are left out.
 *
 * @throws {RangeError} unless split < until, and somebody bought by the split
 */
export function backtest(
  customers: readonly { customerId: string; history: PurchaseHistory }[],
  options: BacktestOptions,
): Backtest {
  const { split, until, historyStartsAt } = options;
  if (!(split < until)) throw new RangeError(`backtest requires split < until: ${split}, ${until}`);
  const fitted = fitModel(customers, {
    ...options,
    everyRecipe: true,
    asOf: split,
  });
  const window = windowOf(
    customers.map(({ history }) => history),
    split,
    until,
    { historyStartsAt },
  );
  if (!(window.index.length > 0))
    throw new RangeError("backtest requires a customer who bought by the split: 0");
  const clock = fitted.season === null ? null : operationalTime(fitted.season);
  const clocked = clock === null ? window : onClock(window, clock);
  const histories = Array.from(window.index, (i) => customers[i].history);
  const money = fitted.spend === null ? null : spendOf(histories, fitted.spend, options);

  const graded = ({ recipe, fit, ms }: RecipeFit, params: Model["params"] | RowParams): BacktestModel => {
    const holdout = holdoutOf(gradeCounts(recipe.model, params, recipe.season ? clocked : window), money);
    const { converged, basis } = fit;
    return { family: recipe.name, ...inWeeks(fit, fitted.repeats), converged, basis, fitMs: ms, holdout };
  };
  const everyRow = Array.from(histories, (_, row) => row);
  const paramsOf = (known: WithShifts & Pick<Model, "params">) =>
    rowParams(known, histories, everyRow, options.covariates);
  const models = [
    ...fitted.fits.map((one) => graded(one, one.fit.params)),
    ...covariateSiblings(fitted.covariates, fitted.fits).map((one, i) => {
      const { params, factors, coefficients } = fitted.covariates!.fits[i].fit;
      const { family, ...rest } = graded(one, paramsOf({ params, covariates: factors }));
      return { family: `${family}${covariateSuffix}`, ...rest, coefficients };
    }),
  ];
  const serving = models.find(({ family }) => family === recipeName(fitted.model))!;
  const served = fitted.model.season ? clocked : window;
  const calibrated =
    fitted.model.calibration === 1
      ? serving.holdout
      : holdoutOf(
          gradeCounts(
            families[fitted.model.family],
            paramsOf(fitted.model),
            served,
            fitted.model.calibration,
          ),
          money,
        );
  return {
    customers: window.index.length,
    models,
    spend: fitted.card.spend === null ? null : { family: "gammagamma", ...fitted.card.spend },
    champion: {
      family: serving.family,
      calibration: fitted.model.calibration,
      reason: fitted.card.reason,
      holdout: calibrated,
      coverageNote: coverageNote(calibrated),
      total: totalOfPatterns(
        fitted.model,
        families[fitted.model.family],
        served,
        histories.map((history) => patternOf(fitted.model, valuesOf(history, options.covariates))),
        served.time ?? until - split,
      ),
      totals: fitted.card.totals,
    },
    covariates: fitted.card.covariates,
    findings: fitted.model.findings,
    record: trackRecord(gradesInHoldout(fitted.model, histories, options), "first"),
    card: fitted.card,
  };
}

/** Each horizon's first windows (six at most) from the split on, forecast by the model of the split from what was known by then. */
function gradesInHoldout(
  model: Omit<Model, "id">,
  histories: readonly PurchaseHistory[],
  { split, until, historyStartsAt, covariates }: BacktestOptions,
): ForecastGrade[] {
  const grades: ForecastGrade[] = [];
  for (const days of forecastHorizons) {
    for (let origin = split; origin + days <= until && origin < split + 6 * days; origin += days) {
      const due = { origin, days, modelId: "" };
      grades.push(
        gradeForecast({ id: "", ...model }, histories, due, { historyStartsAt }, undefined, covariates),
      );
    }
  }
  return grades;
}

function holdoutOf({ grade, expected }: CountForecast, money: ReturnType<typeof spendOf> | null): Holdout {
  const { coverage, customers: _, ...counts } = grade;
  return {
    ...counts,
    coverage80: coverage.inside,
    missedBelow: coverage.below,
    missedAbove: coverage.above,
    spend: money === null ? null : gradeSpend(money.actual, expected, money.perOrder),
  };
}

/** What each customer spent in the hold-out, and the spend expected of one order, known at the split. */
function spendOf(
  histories: readonly PurchaseHistory[],
  spend: SpendFit,
  { split, until, digits, historyStartsAt }: BacktestOptions,
) {
  const actual = new Float64Array(histories.length);
  const perOrder = new Float64Array(histories.length);
  histories.forEach((history, i) => {
    const { frequency, monetaryValue } = summarise(history, split, { digits, historyStartsAt })!;
    actual[i] = purchasesBetween(history, split, until, digits).spend ?? 0;
    perOrder[i] = expectedOrderValue(spend, frequency, monetaryValue ?? 0);
  });
  return { actual, perOrder };
}
