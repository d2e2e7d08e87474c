import { logScale } from "../optimise/logScale.ts";
import type { Evaluation, Objective } from "../optimise/objective.ts";

/** One coordinate of the search entering the logarithm of one parameter of a pattern. */
export interface Move {
  at: number;
  param: number;
  sign: 1 | -1;
}

/** Customers alike in their covariates, ready to be asked. */
export interface Part {
  likelihood: (theta: readonly number[]) => Evaluation;
  moves: readonly Move[];
}

/**
 * Log-likelihood of all patterns, with derivatives in the coordinates η: a pattern's parameters are
 * ln θ = ln θ0 ± Σ γ, so that with its moves M the chain rule is M'g and M'HM.
 */
export function patternLikelihood(parts: readonly Part[], coordinates: number, params: number) {
  return (eta: readonly number[]): Evaluation => {
    const gradient = new Array<number>(coordinates).fill(0);
    const hessian = Array.from({ length: coordinates }, () => new Array<number>(coordinates).fill(0));
    let value = 0;
    for (const { likelihood, moves } of parts) {
      const theta = logParams(eta, moves, params).map(Math.exp);
      const own = logScale(theta, likelihood(theta));
      value += own.value;
      for (const one of moves) {
        gradient[one.at] += one.sign * own.gradient[one.param];
        const row = own.hessian[one.param];
        for (const two of moves) hessian[one.at][two.at] += one.sign * two.sign * row[two.param];
      }
    }
    return { value, gradient, hessian };
  };
}

/** ln θ of a pattern at η. */
export function logParams(eta: readonly number[], moves: readonly Move[], params: number): number[] {
  const logs = new Array<number>(params).fill(0);
  for (const { at, param, sign } of moves) logs[param] += sign * eta[at];
  return logs;
}

/**
 * What the search minimises: the negative log-likelihood a customer, with a normal prior around 0 on the coefficients.
 *
 * @param first coordinate that is a coefficient; those before it have no prior
 * @param deviation of the prior; Infinity for none
 */
export function patternObjective(
  likelihood: (eta: readonly number[]) => Evaluation,
  customers: number,
  first: number,
  deviation: number,
): Objective {
  const precision = 1 / deviation ** 2;
  return (eta) => {
    const { value, gradient, hessian } = likelihood(eta);
    const pull = eta.map((at, i) => (i < first ? 0 : precision * at));
    const penalty = eta.reduce((sum, at, i) => sum + (pull[i] * at) / 2, 0);
    return {
      value: (penalty - value) / customers,
      gradient: gradient.map((slope, i) => (pull[i] - slope) / customers),
      hessian: hessian.map((row, i) =>
        row.map((curve, j) => ((i === j && i >= first ? precision : 0) - curve) / customers),
      ),
    };
  };
}
