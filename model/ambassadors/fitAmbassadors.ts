import { minimise } from "../optimise/minimise.ts";
import type { Evaluation } from "../optimise/objective.ts";
import type { AmbassadorExample } from "./ambassadorExample.ts";
import { type AmbassadorModel, documentedModel } from "./ambassadorModel.ts";
import { logistic } from "./ambassadorScore.ts";
import { type AmbassadorInput, ambassadorInputs, levelOf } from "./inputs.ts";

/** Standard deviation of a weight about the documented one, before any referral is seen. */
const priorSpread = 3;
/** Whoever is so many times as likely as the shop's average customer counts as a potential ambassador. */
const timesAverage = 2;

export interface AmbassadorFit {
  model: AmbassadorModel;
  converged: boolean;
}

/**
 * The weights that make the referrals seen most likely: logistic regression by Newton's method,
 *
 *   −Σ v [y ln p + (1 − y) ln(1 − p)] + Σ (w − w₀)² / (2 · 3²),  p = 1 / (1 + e^−(c + Σ w (level − mean level)))
 *
 * with v the customers an example stands for, w₀ the documented weights, and no weight below 0: more of anything never
 * lowers the likelihood. An input that is missing adds nothing, as if it stood at the mean of those known; of who was
 * never seen to do anything engagement is none.
 *
 * @throws {RangeError} unless somebody referred and somebody did not
 * @see Hastie, Tibshirani & Friedman, The Elements of Statistical Learning, 4.4
 */
export function fitAmbassadors(examples: readonly AmbassadorExample[]): AmbassadorFit {
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  const referred = examples.reduce((sum, { referred, weight }) => sum + (referred ? weight : 0), 0);
  if (!(referred > 0 && referred < total)) {
    throw new RangeError(`fitAmbassadors requires both kinds of customers: ${referred} of ${total}`);
  }
  const neutral = meanLevels(examples);
  const rows = examples.map(({ evidence }) => [
    1,
    ...ambassadorInputs.map((input) => (levelOf(input, evidence) ?? neutral[input]) - neutral[input]),
  ]);
  const rate = referred / total;
  const start = [
    Math.log(rate / (1 - rate)),
    ...ambassadorInputs.map((input) => documentedModel.weights[input]),
  ];
  const minimum = minimise((at) => penalisedLoss(at, start, rows, examples, total), start, {
    lower: [-30, ...ambassadorInputs.map(() => 0)],
    upper: [30, ...ambassadorInputs.map(() => 60)],
  });
  const [intercept, ...weights] = minimum.at;
  const line = Math.min(0.5, timesAverage * rate);
  return {
    converged: minimum.converged,
    model: {
      basis: "data",
      intercept,
      line: Math.log(line / (1 - line)),
      weights: Object.fromEntries(ambassadorInputs.map((input, i) => [input, weights[i]])) as Levels,
      neutral,
    },
  };
}

type Levels = Record<AmbassadorInput, number>;

/**
 * The mean level of each input over those of whom it is known; the documented neutral where it is of nobody, and for
 * engagement, of which not being known is to have none.
 */
function meanLevels(examples: readonly AmbassadorExample[]): Levels {
  const means = {} as Levels;
  for (const input of ambassadorInputs) {
    let [sum, count] = [0, 0];
    for (const { evidence, weight } of examples) {
      const level = levelOf(input, evidence);
      if (level === null) continue;
      sum += weight * level;
      count += weight;
    }
    means[input] = count > 0 && input !== "engagement" ? sum / count : documentedModel.neutral[input];
  }
  return means;
}

/** Per customer, so that one tolerance suits shops of every size. */
function penalisedLoss(
  at: readonly number[],
  prior: readonly number[],
  rows: readonly number[][],
  examples: readonly AmbassadorExample[],
  total: number,
): Evaluation {
  const k = at.length;
  let value = 0;
  const gradient = at.map(() => 0);
  const hessian = at.map(() => at.map(() => 0));
  rows.forEach((row, i) => {
    const { referred, weight } = examples[i];
    let z = 0;
    for (let j = 0; j < k; j++) z += at[j] * row[j];
    const p = logistic(z);
    // ln(1 + e^z) without overflow.
    value += weight * (Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - (referred ? z : 0));
    const slope = weight * (p - (referred ? 1 : 0));
    const curve = weight * p * (1 - p);
    for (let j = 0; j < k; j++) {
      gradient[j] += slope * row[j];
      for (let l = 0; l <= j; l++) hessian[j][l] += curve * row[j] * row[l];
    }
  });
  for (let j = 1; j < k; j++) {
    const off = at[j] - prior[j];
    value += off ** 2 / (2 * priorSpread ** 2);
    gradient[j] += off / priorSpread ** 2;
    hessian[j][j] += 1 / priorSpread ** 2;
  }
  return {
    value: value / total,
    gradient: gradient.map((slope) => slope / total),
    hessian: hessian.map((row, j) => row.map((_, l) => (l <= j ? row[l] : hessian[l][j]) / total)),
  };
}
