import type { Evaluation } from "../../optimise/objective.ts";
import { marginalTerms } from "../betageometric/marginalTerms.ts";
import type { InitialChances } from "../betageometric/variant.ts";
import type { GroupedSummaries } from "../groupSummaries.ts";

/**
 * Log-likelihood of all customers with gradient and Hessian in (r, α, a, b) for a given k, without the product of
 * intervals (a constant of the data).
 *
 * A customer's is A + ln(e^L + e^D), with A as in marginalTerms, D the log odds of having dropped out at the last
 * purchase times (α + T)^R/(α + t_x)^R, and L = ln Σ_{j<k} (R)_j/j! ρ^j, ρ = (T − t_x)/(α + T), R = r + k x. The
 * coefficients of the sum and their derivatives depend on x alone and are tabulated. With w = P(dropped out),
 *
 *   gradient: w ∇D + (1−w) ∇L,   Hessian: w ∇²D + (1−w) ∇²L + w(1−w) (∇D−∇L)(∇D−∇L)ᵀ.
 */
export function groupedLikelihood(
  groups: GroupedSummaries,
  initial: InitialChances,
  k: number,
): (theta: readonly number[]) => Evaluation {
  const marginals = marginalTerms(groups, initial, k);
  const { frequencies, recencies, Ts, x, tx, T, weight } = groups;

  return (theta) => {
    const [r, alpha, a, b] = theta;
    const logT = Ts.map((time) => Math.log1p(time / alpha));
    const logTx = recencies.map((time) => Math.log1p(time / alpha));
    const chances = frequencies.map((n) => n + initial);
    const base = chances.map((n) => (n === 0 ? Number.NEGATIVE_INFINITY : Math.log(a / (b + n - 1))));
    const slopeB = chances.map((n) => (n === 0 ? 0 : -1 / (b + n - 1)));
    const sums = coefficients(frequencies, r, k);
    let value = 0;
    const G = [0, 0, 0, 0];
    const H = Array.from({ length: 4 }, () => [0, 0, 0, 0]);
    for (let g = 0; g < weight.length; g++) {
      const ix = x[g];
      const overT = 1 / (alpha + Ts[T[g]]);
      const overTx = 1 / (alpha + recencies[tx[g]]);
      const shape = r + k * frequencies[ix];
      const l = logT[T[g]] - logTx[tx[g]];
      const D = base[ix] + shape * l;
      const rho = (Ts[T[g]] - recencies[tx[g]]) * overT;
      const at = ix * 3 * k;
      // Horner's scheme for the sum, its derivatives in ρ, and those of its coefficients in r.
      let [s, s1, s2, q, q1, qq] = [0, 0, 0, 0, 0, 0];
      for (let j = k - 1; j >= 0; j--) {
        s2 = s2 * rho + 2 * s1;
        s1 = s1 * rho + s;
        s = s * rho + sums[at + j];
        q1 = q1 * rho + q;
        q = q * rho + sums[at + k + j];
        qq = qq * rho + sums[at + 2 * k + j];
      }
      const L = Math.log(s);
      const rhoAlpha = -rho * overT;
      const Lr = q / s;
      const Lalpha = (s1 / s) * rhoAlpha;
      const Lrr = qq / s - Lr * Lr;
      const Lra = (q1 / s) * rhoAlpha - Lr * Lalpha;
      const Laa = (s2 * rhoAlpha * rhoAlpha + s1 * 2 * rho * overT * overT) / s - Lalpha * Lalpha;

      const small = Math.exp(-Math.abs(D - L));
      const w = D > L ? 1 / (1 + small) : small / (1 + small);
      const c = weight[g];
      value += c * (Math.max(D, L) + Math.log1p(small));
      const d1 = overT - overTx;
      const d = shape * d1;
      const e = slopeB[ix];
      const v = c * w * (1 - w);
      const [cw, cl] = [c * w, c * (1 - w)];
      const difference = [l - Lr, d - Lalpha, 1 / a, e];
      G[0] += cw * l + cl * Lr;
      G[1] += cw * d + cl * Lalpha;
      G[2] += cw / a;
      G[3] += cw * e;
      H[0][0] += cl * Lrr;
      H[1][0] += cw * d1 + cl * Lra;
      H[1][1] += cl * Laa - cw * d * (overT + overTx);
      H[2][2] -= cw / (a * a);
      H[3][3] += cw * e * e;
      for (let i = 0; i < 4; i++) for (let j = 0; j <= i; j++) H[i][j] += v * difference[i] * difference[j];
    }
    const total = marginals(theta);
    return {
      value: total.value + value,
      gradient: total.gradient.map((slope, i) => slope + G[i]),
      hessian: H.map((_, i) =>
        H.map((_, j) => (i >= j ? total.hessian[i][j] + H[i][j] : total.hessian[j][i] + H[j][i])),
      ),
    };
  };
}

/** By x: (R)_j/j! for j < k, then its first and its second derivative in R. */
function coefficients(frequencies: Float64Array, r: number, k: number): Float64Array {
  const table = new Float64Array(frequencies.length * 3 * k);
  frequencies.forEach((x, i) => {
    const at = i * 3 * k;
    table[at] = 1;
    for (let j = 1; j < k; j++) {
      const up = r + k * x + j - 1;
      const before = at + j - 1;
      table[at + j] = (table[before] * up) / j;
      table[at + k + j] = (table[before + k] * up + table[before]) / j;
      table[at + 2 * k + j] = (table[before + 2 * k] * up + 2 * table[before + k]) / j;
    }
  });
  return table;
}
