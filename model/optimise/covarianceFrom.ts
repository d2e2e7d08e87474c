import { symmetricEigen } from "../math/symmetricEigen.ts";

/**
 * Covariance from the Hessian of a negative log-likelihood on ln θ, carried to θ by the delta method:
 *
 *   cov(θ)_ij = θ_i θ_j (H^−1)_ij
 *
 * @param theta the parameters
 * @param hessian of the total (not the mean) negative log-likelihood with respect to ln θ
 * @returns null where the Hessian is not positive definite: the data do not determine the parameters
 */
export function covarianceFrom(
  theta: readonly number[],
  hessian: readonly (readonly number[])[],
): number[][] | null {
  const { values, vectors } = symmetricEigen(hessian);
  const largest = Math.max(...values);
  if (!values.every((value) => value > 1e-13 * largest && value < Infinity)) return null;
  return theta.map((left, i) =>
    theta.map((right, j) =>
      vectors.reduce((sum, vector, k) => sum + (left * right * vector[i] * vector[j]) / values[k], 0),
    ),
  );
}
