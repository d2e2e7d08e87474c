import { createCountForecast } from "./countForecast.ts";
import type { Family } from "../families/family.ts";
import type { Model } from "../model.ts";
import { parameterAxes } from "../score/intervals/parameterPoints.ts";
import type { SummaryColumns } from "../summary.ts";
import { countBounds } from "./countBounds.ts";

type Params = { [name: string]: number };

/** How far what is unsure reaches below and above what is expected. */
export interface Sides {
  below: number;
  above: number;
}

/** The purchases of many customers together, with what makes their total unsure. */
export interface TotalForecast {
  expected: number;
  /** Standard deviations of the total: by chance, by the parameters, by shocks common to the shop; and all together. */
  spread: { chance: number; parameters: Sides; shop: number; total: Sides };
  low80: number;
  high80: number;
  low95: number;
  high95: number;
}

export interface TotalOptions {
  /** Default: the one the model learnt; 0 leaves common shocks out. */
  shopVariance?: number;
}

/** What makes a total unsure, as standard deviations. */
type Causes = Pick<TotalForecast["spread"], "chance" | "parameters" | "shop">;

/** Rows that suffice to see how the total moves with the parameters. */
const enoughRows = 1_500;

/**
 * The total of purchases in (asOf, asOf + days] of the customers of a segment or a shop.
 *
 * Customers are independent given the parameters, so their variances add up. The total's spread over the parameters
 * that may be true as well (parameterPoints) is added; a boundary to which parameters ran, to the one side to which
 * those inside move the total. The shop-level variance of ln(total), learnt from earlier
 * forecasts, comes on top. Mean and variance together give a negative binomial, whose quantiles are the interval.
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
  const unsure = logSpread(model, family, columns, time);
  const parameters = { below: expected * unsure.below, above: expected * unsure.above };
  const shop = expected * Math.sqrt(Math.expm1(shopVariance));
  return withSpread(expected, { chance: Math.sqrt(chance), parameters, shop });
}

/** The intervals of a total by what makes it unsure. */
export function withSpread(expected: number, { chance, parameters, shop }: Causes): TotalForecast {
  const variance = (side: number) => chance ** 2 + side ** 2 + shop ** 2;
  const [below, above] = [variance(parameters.below), variance(parameters.above)];
  const ends = (share: 0.8 | 0.95) => [
    countBounds(expected, below, share)[0],
    countBounds(expected, above, share)[1],
  ];
  const [[low80, high80], [low95, high95]] = [ends(0.8), ends(0.95)];
  const total = { below: Math.sqrt(below), above: Math.sqrt(above) };
  return { expected, spread: { chance, parameters, shop, total }, low80, high80, low95, high95 };
}

/** Standard deviations of ln(expected total) over the parameters. */
function logSpread(
  { params, uncertainty }: Pick<Model, "params" | "uncertainty">,
  family: Family<Params>,
  { frequency, recency, T, weight }: SummaryColumns,
  time: number,
): Sides {
  if (frequency.length === 0) return { below: 0, above: 0 };
  const step = Math.max(1, Math.ceil(frequency.length / enoughRows));
  const logTotal = (point: Params) => {
    let total = 0;
    for (let i = 0; i < frequency.length; i += step) {
      const summary = { frequency: frequency[i], recency: recency[i], T: T[i] };
      total += (weight?.[i] ?? 1) * family.conditionalExpectedTransactions(point, summary, time);
    }
    return Math.log(total);
  };
  const axes = parameterAxes(params, uncertainty);
  const usual = logTotal(params);
  const moves = axes.map((points) => points.map((point) => logTotal(point) - usual));
  const free = moves.filter(({ length }) => length > 1).flat();
  const mean = free.reduce((sum, move) => sum + move, 0) / Math.max(1, free.length);
  const ofFree = free.reduce((sum, move) => sum + (move - mean) ** 2, 0) / 2;
  const ended = moves.filter(({ length }) => length === 1).flat();
  const side = (sign: 1 | -1) => {
    const squares = ended.reduce((sum, move) => sum + Math.max(0, sign * move) ** 2, ofFree);
    return squares > 0 ? Math.sqrt(squares / axes.length) : 0;
  };
  return { below: side(-1), above: side(1) };
}
