import type { Evaluation } from "../../optimise/objective.ts";
import type { BgbbGroups } from "./groupHistories.ts";
import { type RisingSums, risingSums } from "./risingSums.ts";

/**
 * Log-likelihood of all customers with gradient and Hessian in (α, β, γ, δ).
 *
 * A customer's is the logarithm of a sum of terms, each a product of rising factorials, whose logarithms and
 * derivatives are tabulated. With weights w_j, the terms' shares in the sum, and t_j their logarithms,
 *
 *   ∇ = Σ w_j ∇t_j,   ∇² = Σ w_j (∇²t_j + ∇t_j ∇t_jᵀ) − ∇∇ᵀ.
 */
export function groupedLikelihood(groups: BgbbGroups): (theta: readonly number[]) => Evaluation {
  const { histories, weight, mostPeriods } = groups;
  return ([alpha, beta, gamma, delta]) => {
    const tables = [alpha, beta, alpha + beta, gamma, delta, gamma + delta].map((a) =>
      risingSums(a, mostPeriods + 1),
    );
    let value = 0;
    const gradient = [0, 0, 0, 0];
    const hessian = gradient.map(() => [0, 0, 0, 0]);
    for (let g = 0; g < histories.length; g++) {
      const { frequency: x, recency: tx, n } = histories[g];
      const terms = [termOf(tables, x, n, 0)];
      for (let m = tx; m < n; m++) terms.push(termOf(tables, x, m, 1));
      const top = Math.max(...terms.map((term) => term.value));
      const total = terms.reduce((sum, term) => sum + Math.exp(term.value - top), 0);
      const mean = [0, 0, 0, 0];
      for (const term of terms) {
        const w = Math.exp(term.value - top) / total;
        for (let i = 0; i < 4; i++) {
          mean[i] += w * term.gradient[i];
          for (let j = 0; j <= i; j++) {
            const own = term.hessian[i][j] + term.gradient[i] * term.gradient[j];
            hessian[i][j] += weight[g] * w * own;
          }
        }
      }
      value += weight[g] * (top + Math.log(total));
      for (let i = 0; i < 4; i++) {
        gradient[i] += weight[g] * mean[i];
        for (let j = 0; j <= i; j++) hessian[i][j] -= weight[g] * mean[i] * mean[j];
      }
    }
    return {
      value,
      gradient,
      hessian: hessian.map((row, i) => row.map((h, j) => (j <= i ? h : hessian[j][i]))),
    };
  };
}

/** One way to x purchases: alive for m opportunities, and then gone (1) or the time is up (0). */
function termOf([A, B, AB, G, D, GD]: RisingSums[], x: number, m: number, gone: 0 | 1) {
  const all = m + gone;
  return {
    value: A.value[x] + B.value[m - x] - AB.value[m] + G.value[gone] + D.value[m] - GD.value[all],
    gradient: [
      A.slope[x] - AB.slope[m],
      B.slope[m - x] - AB.slope[m],
      G.slope[gone] - GD.slope[all],
      D.slope[m] - GD.slope[all],
    ],
    hessian: [
      [A.curve[x] - AB.curve[m]],
      [-AB.curve[m], B.curve[m - x] - AB.curve[m]],
      [0, 0, G.curve[gone] - GD.curve[all]],
      [0, 0, -GD.curve[all], D.curve[m] - GD.curve[all]],
    ],
  };
}
