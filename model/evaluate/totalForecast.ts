import { createCountForecast } from "./countForecast.ts";
import type { Family } from "../families/family.ts";
import type { Model } from "../model.ts";
import { parameterPoints } from "../score/intervals/parameterPoints.ts";
import type { SummaryColumns } from "../summary.ts";
import { countBounds } from "./countBounds.ts";

type Params = { [name: string]: number };

/** The purchases of many customers together, with what makes their total unsure. */
export interface TotalForecast {
  expected: number;
  /** Standard deviations of the total: by chance, by the parameters, by shocks common to the shop; and all together. */
  spread: { chance: number; parameters: number; shop: number; total: number };
  low80: number;
  high80: number;
  low95: number;
  high95: number;
}

export interface TotalOptions {
  /** Default: the one the model learnt; 0 leaves common shocks out. */
  shopVariance?: number;
}

/** Rows that suffice to see how the total moves with the parameters. */
const enoughRows = 1_500;

/**
 * The total of purchases in (asOf, asOf + days] of the customers of a segment or a shop.
 *
 * Customers are independent given the parameters, so their variances add up. The total's spread over the parameters
 * that may be true as well (parameterPoints) is added; a parameter that ran to a boundary stays there. The shop-level variance of ln(total), learnt from earlier forecasts, comes
 * on top. Mean and variance together give a negative binomial, whose quantiles are the interval.
 *
 * @param columns summaries as of the same day, in days; weight = customers a row stands for
 * @throws {RangeError} unless 0 < days < Infinity
 */
export function totalForecast(
  model: Pick<Model, "params" | "calibration" | "uncertainty">,
  family: Family<Params>,
  columns: SummaryColumns,
  days: number,
  options: TotalOptions = {},
): TotalForecast {
  if (!(days > 0 && days < Infinity)) throw new RangeError(`totalForecast requires days > 0: ${days}`);
  const { shopVariance = model.uncertainty?.shopVariance ?? 0 } = options;
  const time = days * model.calibration;
  const forecast = createCountForecast(family, model.params, time);
  const { frequency, recency, T, weight } = columns;
  let expected = 0;
  let chance = 0;
  for (let i = 0; i < frequency.length; i++) {
    const summary = { frequency: frequency[i], recency: recency[i], T: T[i] };
    const { distribution, expected: orders } = forecast(summary);
    let squares = 0;
    for (let n = 1; n < distribution.length; n++) squares += n * n * distribution[n];
    const count = weight?.[i] ?? 1;
    expected += count * orders;
    chance += count * Math.max(0, squares - orders * orders);
  }
  const parameters = expected ** 2 * relativeVariance(model, family, columns, time);
  const shop = expected ** 2 * Math.expm1(shopVariance);
  const variance = chance + parameters + shop;
  const [low80, high80] = countBounds(expected, variance, 0.8);
  const [low95, high95] = countBounds(expected, variance, 0.95);
  const spread = {
    chance: Math.sqrt(chance),
    parameters: Math.sqrt(parameters),
    shop: Math.sqrt(shop),
    total: Math.sqrt(variance),
  };
  return { expected, spread, low80, high80, low95, high95 };
}

/** Variance of ln(expected total) over the parameters. */
function relativeVariance(
  { params, uncertainty }: Pick<Model, "params" | "uncertainty">,
  family: Family<Params>,
  { frequency, recency, T, weight }: SummaryColumns,
  time: number,
): number {
  const step = Math.max(1, Math.ceil(frequency.length / enoughRows));
  const logs = parameterPoints(params, uncertainty?.covariance ?? null).map((point) => {
    let total = 0;
    for (let i = 0; i < frequency.length; i += step) {
      const summary = { frequency: frequency[i], recency: recency[i], T: T[i] };
      total += (weight?.[i] ?? 1) * family.conditionalExpectedTransactions(point, summary, time);
    }
    return Math.log(total);
  });
  if (logs.length === 0 || frequency.length === 0) return 0;
  const mean = logs.reduce((sum, value) => sum + value, 0) / logs.length;
  return logs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / logs.length;
}
