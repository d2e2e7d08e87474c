import type { Family } from "../families/family.ts";
import { createCountForecast } from "./countForecast.ts";
import { biasPct } from "./metrics/biasPct.ts";
import { type Coverage, coverage80 } from "./metrics/coverage80.ts";
import { crps } from "./metrics/crps.ts";
import { mae } from "./metrics/mae.ts";
import { rmse } from "./metrics/rmse.ts";
import { spearman } from "./metrics/spearman.ts";
import { topDecileCapture } from "./metrics/topDecileCapture.ts";
import type { Window } from "./windowOf.ts";

type Params = { [name: string]: number };

/** Parameters that differ from row to row, as customers' covariates have it: row i goes by `sets[set[i]]`. */
export interface RowParams {
  sets: readonly Params[];
  set: ArrayLike<number>;
}

/** How a forecast of purchase counts did, over the customers of a window. */
export interface CountGrade {
  customers: number;
  mae: number;
  rmse: number;
  biasPct: number | null;
  spearman: number | null;
  topDecileCapture: number | null;
  coverage: Coverage;
  /** Mean over the customers. */
  crps: number;
  actualTransactions: number;
  predictedTransactions: number;
}

export interface CountForecast {
  grade: CountGrade;
  /** Expected purchases in the window, by row of the window. */
  expected: Float64Array;
  /** CRPS by row of the window. */
  crps: Float64Array;
  /** Predictive variance of the total: customers are independent given the parameters. */
  variance: number;
}

/**
 * Forecasts a window with fitted parameters (time in days) and grades it by what happened.
 *
 * @param calibration one factor on the window's time
 */
export function gradeCounts(
  family: Family<Params>,
  params: Params | RowParams,
  window: Window,
  calibration = 1,
): CountForecast {
  const { frequency, recency, T, actual } = window;
  const n = actual.length;
  const t = (window.time ?? window.until - window.origin) * calibration;
  const { sets, set } = isByRow(params) ? params : { sets: [params], set: new Uint8Array(n) };
  const forecasts = sets.map((own) => createCountForecast(family, own, t));
  const [expected, lower, upper, scores] = [0, 0, 0, 0].map(() => new Float64Array(n));
  let variance = 0;
  for (let i = 0; i < n; i++) {
    const summary = { frequency: frequency[i], recency: recency[i], T: T[i] };
    const { distribution, expected: orders } = forecasts[set[i]](summary);
    expected[i] = orders;
    const y = actual[i];
    let below = 0;
    for (let k = 0; k < Math.min(y, distribution.length); k++) below += distribution[k];
    lower[i] = Math.min(1, below);
    upper[i] = Math.min(1, below + (distribution[y] ?? 0));
    scores[i] = crps(distribution, y);
    let squares = 0;
    for (let k = 1; k < distribution.length; k++) squares += k * k * distribution[k];
    variance += Math.max(0, squares - orders * orders);
  }
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  return {
    expected,
    crps: scores,
    variance,
    grade: {
      customers: n,
      mae: mae(actual, expected),
      rmse: rmse(actual, expected),
      biasPct: biasPct(actual, expected),
      spearman: spearman(actual, expected),
      topDecileCapture: topDecileCapture(actual, expected),
      coverage: coverage80(lower, upper),
      crps: sum(scores) / n,
      actualTransactions: sum(actual),
      predictedTransactions: sum(expected),
    },
  };
}

function isByRow(params: Params | RowParams): params is RowParams {
  return Array.isArray(params.sets);
}
