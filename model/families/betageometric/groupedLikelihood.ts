import type { Evaluation } from "../../optimise/objective.ts";
import type { GroupedSummaries } from "../groupSummaries.ts";
import { marginalTerms } from "./marginalTerms.ts";
import type { InitialChances } from "./variant.ts";

/**
 * Log-likelihood of all customers with gradient and Hessian in (r, α, a, b).
 *
 * A customer's is A + ln(1 + e^D) (see logLikelihood). A is a sum of terms in x alone and in T alone, so it costs
 * as much as there are distinct x and T (marginalTerms). What is left is a loop over the groups with a chance to have
 * dropped out, with the logarithms of T and t_x tabulated. With w = P(dropped out),
 *
 *   gradient: w ∇D,   Hessian: w ∇²D + w(1 − w) ∇D ∇Dᵀ.
 */
export function groupedLikelihood(
  groups: GroupedSummaries,
  initial: InitialChances,
): (theta: readonly number[]) => Evaluation {
  const marginals = marginalTerms(groups, initial);
  const { frequencies, recencies, Ts } = groups;
  const { x, tx, T, weight: customers } = initial === 0 ? repeatersOf(groups) : groups;

  return (theta) => {
    const [r, alpha, a, b] = theta;
    const logT = Ts.map((time) => Math.log1p(time / alpha));
    const logTx = recencies.map((time) => Math.log1p(time / alpha));
    const overT = Ts.map((time) => 1 / (alpha + time));
    const overTx = recencies.map((time) => 1 / (alpha + time));
    const slopeB = frequencies.map((n) => -1 / (b + n + initial - 1));
    const base = frequencies.map((n) => Math.log(a / (b + n + initial - 1)));
    let value = 0;
    // Sums over customers of w and of v = w(1 − w), times the derivatives of D: l by r, d by α, e by b, 1/a by a.
    let [w0, wl, wd, we, wLd, wdd, wee] = [0, 0, 0, 0, 0, 0, 0];
    let [v0, vl, vd, ve, vll, vld, vle, vdd, vde, vee] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    for (let g = 0; g < customers.length; g++) {
      const ix = x[g];
      const iT = T[g];
      const itx = tx[g];
      const shape = r + frequencies[ix];
      const l = logT[iT] - logTx[itx];
      const D = base[ix] + shape * l;
      // Without branches: which side D is on cannot be foreseen, and the loop is twice as fast so.
      const small = Math.exp(-Math.abs(D));
      const stay = 1 / (1 + small);
      const c = customers[g];
      value += c * ((D + Math.abs(D)) / 2 + Math.log(1 + small));
      const w = c * (D > 0 ? stay : small * stay);
      const v = c * small * stay * stay;
      const p = overT[iT];
      const q = overTx[itx];
      const d1 = p - q;
      const d = shape * d1;
      const e = slopeB[ix];
      w0 += w;
      wl += w * l;
      wd += w * d;
      we += w * e;
      wLd += w * d1;
      wdd -= w * d * (p + q);
      wee += w * e * e;
      v0 += v;
      vl += v * l;
      vd += v * d;
      ve += v * e;
      vll += v * l * l;
      vld += v * l * d;
      vle += v * l * e;
      vdd += v * d * d;
      vde += v * d * e;
      vee += v * e * e;
    }
    const total = marginals(theta);
    const { gradient: G, hessian: H } = total;
    return {
      value: total.value + value,
      gradient: [G[0] + wl, G[1] + wd, G[2] + w0 / a, G[3] + we],
      hessian: symmetric([
        [H[0][0] + vll],
        [H[1][0] + vld + wLd, H[1][1] + vdd + wdd],
        [vl / a, vd / a, H[2][2] + (v0 - w0) / (a * a)],
        [vle, vde, H[3][2] + ve / a, H[3][3] + vee + wee],
      ]),
    };
  };
}

/** The groups with a repeat purchase: in BG/NBD the others had no chance to drop out. */
function repeatersOf(groups: GroupedSummaries) {
  const { frequencies, x } = groups;
  let count = 0;
  for (let g = 0; g < x.length; g++) if (frequencies[x[g]] > 0) count++;
  const kept = {
    x: new Int32Array(count),
    tx: new Int32Array(count),
    T: new Int32Array(count),
    weight: new Float64Array(count),
  };
  let k = 0;
  for (let g = 0; g < x.length; g++) {
    if (!(frequencies[x[g]] > 0)) continue;
    kept.x[k] = x[g];
    kept.tx[k] = groups.tx[g];
    kept.T[k] = groups.T[g];
    kept.weight[k++] = groups.weight[g];
  }
  return kept;
}

function symmetric(lower: readonly (readonly number[])[]): number[][] {
  return lower.map((_, i) => lower.map((_, j) => (i >= j ? lower[i][j] : lower[j][i])));
}
