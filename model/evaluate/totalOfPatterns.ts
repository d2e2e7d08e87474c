import { patternModel } from "../covariates/patternModel.ts";
import type { Family } from "../families/family.ts";
import type { Model } from "../model.ts";
import type { SummaryColumns } from "../summary.ts";
import { type TotalForecast, totalForecast, withSpread } from "./totalForecast.ts";

/**
 * The total of purchases in (asOf, asOf + days] of customers whose parameters go by their covariates: patterns are
 * forecast apart. Chance is independent between them; what is unsure of the parameters, and shocks, they share.
 *
 * @param pattern of each row, see patternOf; ignored where the model has no covariates
 */
export function totalOfPatterns(
  model: Pick<Model, "params" | "calibration" | "uncertainty" | "covariates">,
  family: Family<{ [name: string]: number }>,
  columns: SummaryColumns,
  pattern: ArrayLike<number>,
  days: number,
): TotalForecast {
  if (model.covariates === undefined) return totalForecast(model, family, columns, days);
  const parts = [...new Set(Array.from(pattern))].map((one) =>
    totalForecast(patternModel(model, one), family, only(columns, pattern, one), days, { shopVariance: 0 }),
  );
  const sum = (of: (part: TotalForecast) => number) => parts.reduce((total, part) => total + of(part), 0);
  const expected = sum((part) => part.expected);
  const chance = Math.sqrt(sum(({ spread }) => spread.chance ** 2));
  const parameters = {
    below: sum(({ spread }) => spread.parameters.below),
    above: sum(({ spread }) => spread.parameters.above),
  };
  const shop = expected * Math.sqrt(Math.expm1(model.uncertainty?.shopVariance ?? 0));
  return withSpread(expected, { chance, parameters, shop });
}

function only(
  { frequency, recency, T, weight }: SummaryColumns,
  pattern: ArrayLike<number>,
  wanted: number,
): SummaryColumns {
  const rows = Array.from(pattern, (_, i) => i).filter((i) => pattern[i] === wanted);
  const pick = (column: ArrayLike<number>) => Float64Array.from(rows, (i) => column[i]);
  return {
    frequency: pick(frequency),
    recency: pick(recency),
    T: pick(T),
    ...(weight !== undefined && { weight: pick(weight) }),
  };
}
