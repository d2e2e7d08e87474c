import { families } from "../families/families.ts";
import { type OperationalTime, operationalTime } from "../calendar/operationalTime.ts";
import type { PurchaseHistory } from "../history/purchaseHistory.ts";
import type { Model } from "../model.ts";
import type { CovariateSource } from "./covariateSource.ts";
import { gradeCounts } from "./gradeCounts.ts";
import { onClock } from "./onClock.ts";
import { rowParams } from "./rowParams.ts";
import { type LogStart, windowOf } from "./windowOf.ts";

/** The horizons a night forecasts, in days. */
export const forecastHorizons = [7, 28, 90, 365] as const;

/** How one night's forecast for the customers known then came true. */
export interface ForecastGrade {
  /** The day of the night; the window is (origin, origin + days]. */
  origin: number;
  days: number;
  modelId: string;
  customers: number;
  predicted: number;
  actual: number;
  /** Predictive variance of the total by chance alone. */
  variance: number;
  /** Share of the customers' 80% intervals that held (non-randomised PIT). */
  held: number;
}

/** A forecast to grade: nothing of it was stored but the model and the day. */
export interface DueForecast {
  origin: number;
  days: number;
  modelId: string;
}

/**
 * Grades a forecast by recomputing it: the immutable model applied to the histories as they stood on that day, held
 * against what came. Parts of a shop may be graded apart and merged.
 *
 * @param histories may know more than the day of the forecast; what came later is only held against it
 * @param clock the model's own where it has a season, made once for many calls
 * @param sources where covariates are found, for a model with any; default: the channel of the first order
 */
export function gradeForecast(
  model: Model,
  histories: readonly PurchaseHistory[],
  due: DueForecast,
  logStart: LogStart = {},
  clock: OperationalTime | null = model.season ? operationalTime(model.season) : null,
  sources?: readonly CovariateSource[],
): ForecastGrade {
  const { origin, days, modelId } = due;
  const plain = windowOf(histories, origin, origin + days, logStart);
  const window = clock === null ? plain : onClock(plain, clock);
  const customers = window.index.length;
  if (customers === 0) return { ...due, customers, predicted: 0, actual: 0, variance: 0, held: 0 };
  const params = rowParams(model, histories, window.index, sources);
  const { grade, variance } = gradeCounts(families[model.family], params, window, model.calibration);
  return {
    origin,
    days,
    modelId,
    customers,
    predicted: grade.predictedTransactions,
    actual: grade.actualTransactions,
    variance,
    held: grade.coverage.inside,
  };
}

/** The grades of the parts of a shop as one; all of the same forecast. */
export function mergeForecastGrades(parts: readonly ForecastGrade[]): ForecastGrade {
  const sum = (of: (part: ForecastGrade) => number) => parts.reduce((total, part) => total + of(part), 0);
  const customers = sum((part) => part.customers);
  return {
    ...parts[0],
    customers,
    predicted: sum((part) => part.predicted),
    actual: sum((part) => part.actual),
    variance: sum((part) => part.variance),
    held: customers > 0 ? sum((part) => part.held * part.customers) / customers : 0,
  };
}
