import type { Evaluation } from "./objective.ts";

/**
 * Turns derivatives with respect to parameters θ > 0 into derivatives with respect to ln θ:
 *
 *   ∂/∂ln θ_i = θ_i ∂/∂θ_i,  ∂²/∂ln θ_i ∂ln θ_j = θ_i θ_j ∂²/∂θ_i ∂θ_j + δ_ij θ_i ∂/∂θ_i
 */
export function logScale(theta: readonly number[], { value, gradient, hessian }: Evaluation): Evaluation {
  return {
    value,
    gradient: gradient.map((g, i) => g * theta[i]),
    hessian: hessian.map((row, i) =>
      row.map((h, j) => h * theta[i] * theta[j] + (i === j ? gradient[i] * theta[i] : 0)),
    ),
  };
}
