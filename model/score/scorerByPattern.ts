import { patternModel, patternOf } from "../covariates/patternModel.ts";
import type { Model } from "../model.ts";
import type { Scorer } from "./createScorer.ts";
import { type CustomerColumns, emptyPredictionColumns, type PredictionColumns } from "./predictionColumns.ts";
import type { ScoreSettings } from "./score.ts";

/**
 * A scorer of a model with covariates: customers of one pattern are scored by that pattern's own model, made when first
 * asked for.
 *
 * @param scorerOf makes the scorer of a model without covariates
 */
export function scorerByPattern(
  model: Model,
  settings: ScoreSettings,
  scorerOf: (model: Model) => Scorer,
): Scorer {
  const known = new Map<number, Scorer>();
  const scorerOfPattern = (pattern: number) => {
    const scorer = known.get(pattern) ?? scorerOf(patternModel(model, pattern));
    known.set(pattern, scorer);
    return scorer;
  };
  return {
    model,
    settings,
    predict: (summary, asOf, horizonDays) =>
      scorerOfPattern(patternOf(model, summary.covariates)).predict(summary, asOf, horizonDays),
    standing: (summary, asOf) =>
      scorerOfPattern(patternOf(model, summary.covariates)).standing(summary, asOf),
    predictColumns(columns, asOf, options = {}) {
      const { length } = columns.frequency;
      const { pattern } = columns;
      if (!(pattern?.length === length)) {
        throw new RangeError(
          `predictColumns requires the pattern of every customer where the model has covariates: ${pattern?.length} of ${length}`,
        );
      }
      const hasMoney = model.spend !== null && columns.monetaryValue !== null;
      const out = emptyPredictionColumns(length, hasMoney, options);
      for (const [of, rows] of rowsByPattern(pattern)) {
        const part = scorerOfPattern(of).predictColumns(only(columns, rows), asOf, options);
        scatter(part, rows, out);
      }
      return out;
    },
  };
}

function rowsByPattern(pattern: ArrayLike<number>): Map<number, number[]> {
  const rows = new Map<number, number[]>();
  for (let i = 0; i < pattern.length; i++) {
    const known = rows.get(pattern[i]);
    if (known === undefined) rows.set(pattern[i], [i]);
    else known.push(i);
  }
  return rows;
}

function only(columns: CustomerColumns, rows: readonly number[]): CustomerColumns {
  const pick = (column: ArrayLike<number>) => Float64Array.from(rows, (i) => column[i]);
  const { monetaryValue, spend, cost } = columns;
  return {
    frequency: pick(columns.frequency),
    recency: pick(columns.recency),
    T: pick(columns.T),
    firstDay: pick(columns.firstDay),
    lastDay: pick(columns.lastDay),
    monetaryValue: monetaryValue && pick(monetaryValue),
    spend: spend && pick(spend),
    ...(cost !== undefined && { cost: pick(cost) }),
  };
}

function scatter(part: PredictionColumns, rows: readonly number[], out: PredictionColumns): void {
  for (const name of Object.keys(out) as (keyof PredictionColumns)[]) {
    const [from, to] = [part[name], out[name]];
    if (!(ArrayBuffer.isView(from) && ArrayBuffer.isView(to))) continue;
    rows.forEach((row, i) => {
      to[row] = from[i];
    });
  }
}
