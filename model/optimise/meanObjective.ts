import { logScale } from "./logScale.ts";
import type { Evaluation, Objective } from "./objective.ts";
import { type LogNormalPrior, penalise } from "./penalise.ts";

/**
 * What a fit minimises: the negative log-likelihood, penalised by a prior if there is one, per customer, as a function
 * of ln θ. Per customer, so that one tolerance of the gradient suits shops of every size.
 *
 * @param likelihood log-likelihood with derivatives in θ
 * @param customers what to divide by
 */
export function meanObjective(
  likelihood: (theta: readonly number[]) => Evaluation,
  customers: number,
  prior: LogNormalPrior | null,
): Objective {
  return (at) => {
    const theta = at.map(Math.exp);
    const plain = logScale(theta, likelihood(theta));
    const negative = {
      value: -plain.value,
      gradient: plain.gradient.map((g) => -g),
      hessian: plain.hessian.map((row) => row.map((h) => -h)),
    };
    const { value, gradient, hessian } = prior ? penalise(negative, at, prior) : negative;
    return {
      value: value / customers,
      gradient: gradient.map((g) => g / customers),
      hessian: hessian.map((row) => row.map((h) => h / customers)),
    };
  };
}
