import type { Family } from "../families/family.ts";
import type { FactorShifts, Model } from "../model.ts";
import { levelIndex, paramsOfLevels } from "./paramsOfLevels.ts";

/** What is known of a customer, by factor. */
export type CovariateValues = { readonly [factor: string]: string | undefined };

/** A model, or what stands for one, whose customers may differ by covariates. */
export interface WithShifts {
  covariates?: readonly FactorShifts[];
}

/** The number of a customer's pattern of levels in a model; 0, the commonest, where the model has no covariates. */
export function patternOf({ covariates = [] }: WithShifts, values: CovariateValues = {}): number {
  let pattern = 0;
  for (const factor of covariates) {
    pattern = pattern * factor.levels.length + levelIndex(factor, values[factor.name] ?? "");
  }
  return pattern;
}

/** How many patterns there can be. */
export function patternsIn({ covariates = [] }: WithShifts): number {
  return covariates.reduce((product, { levels }) => product * levels.length, 1);
}

/**
 * The model of customers of one pattern, without covariates of its own. Its parameters are as unsure, on the log scale,
 * as those of the whole.
 */
export function patternModel<M extends WithShifts & Pick<Model, "params" | "uncertainty">>(
  model: M,
  pattern: number,
): M {
  const { covariates, ...rest } = model;
  if (covariates === undefined) return model;
  const params = paramsOfLevels(model.params, covariates, levelsOf(pattern, covariates));
  if (!model.uncertainty) return { ...rest, params } as M;
  const { covariance, inside } = model.uncertainty;
  const names = Object.keys(params);
  const scale = names.map((name) => params[name] / model.params[name]);
  const moved = (point: Model["params"]) =>
    Object.fromEntries(names.map((name, i) => [name, point[name] * scale[i]]));
  return {
    ...rest,
    params,
    uncertainty: {
      ...model.uncertainty,
      covariance: covariance?.map((row, i) => row.map((entry, j) => entry * scale[i] * scale[j])) ?? null,
      ...(inside && { inside: inside.map(moved) }),
    },
  } as M;
}

/** The parameters of every pattern, and its share of the customers so far: levels as they were shared, each by itself. */
export function patternShares(
  model: Pick<Model, "params" | "covariates">,
): { params: Model["params"]; share: number }[] {
  const { covariates = [] } = model;
  return Array.from({ length: patternsIn(model) }, (_, pattern) => ({
    params: patternModel(model, pattern).params,
    share: levelsOf(pattern, covariates).reduce(
      (product, at, f) => product * covariates[f].levels[at].share,
      1,
    ),
  }));
}

/**
 * Expected purchases of a new customer in (0, t] of whom nothing is known yet: over the patterns, as customers so far
 * were shared among the levels.
 */
export function expectedOfNewCustomer(
  model: Pick<Model, "params" | "covariates">,
  family: Pick<Family<Model["params"]>, "expectedTransactions">,
): (t: number) => number {
  const patterns = patternShares(model);
  return (t) =>
    patterns.reduce((sum, { params, share }) => sum + share * family.expectedTransactions(params, t), 0);
}

function levelsOf(pattern: number, factors: readonly FactorShifts[]): number[] {
  const levels: number[] = [];
  let rest = pattern;
  for (const { levels: names } of [...factors].reverse()) {
    levels.unshift(rest % names.length);
    rest = Math.floor(rest / names.length);
  }
  return levels;
}
