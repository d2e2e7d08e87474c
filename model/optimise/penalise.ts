import type { Evaluation } from "./objective.ts";

/** Independent normals on the logarithms of the parameters. */
export interface LogNormalPrior {
  means: readonly number[];
  deviations: readonly number[];
}

/** Adds −ln prior(ln θ), up to a constant, to a negative log-likelihood on the log scale. */
export function penalise(evaluation: Evaluation, at: readonly number[], prior: LogNormalPrior): Evaluation {
  const off = at.map((v, i) => (v - prior.means[i]) / prior.deviations[i]);
  return {
    value: evaluation.value + off.reduce((sum, z) => sum + (z * z) / 2, 0),
    gradient: evaluation.gradient.map((g, i) => g + off[i] / prior.deviations[i]),
    hessian: evaluation.hessian.map((row, i) =>
      row.map((h, j) => h + (i === j ? 1 / prior.deviations[i] ** 2 : 0)),
    ),
  };
}
