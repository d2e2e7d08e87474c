import type { Evaluation } from "../../optimise/objective.ts";
import type { GroupedSummaries } from "../groupSummaries.ts";
import { purchaseTerms } from "../shared/purchaseTerms.ts";
import { createDeathMoments, M } from "./deathMoments.ts";
import { deathOrder } from "./deathOrder.ts";
import { createDeathTable } from "./deathTable.ts";
import { survivalTerms } from "./survivalTerms.ts";

/**
 * Log-likelihood of all customers with gradient and Hessian in (r, α, s, β).
 *
 * A customer's is A + ln(1 + e^D) (see logLikelihood). A is a sum of terms in x alone and in T alone, so it costs
 * as much as there are distinct x and T. D is the logarithm of an integral over the time u of death; its derivatives
 * are means and covariances, over u, of those of the integrand's logarithm,
 *
 *   ∇D = E ∇ln f,   ∇²D = E ∇²ln f + cov ∇ln f,
 *
 * and come from the same quadrature (deathIntegrals), shared by customers of one x (deathTable). With w = P(dropped out), the sum of the customers has
 *
 *   gradient: w ∇D,   Hessian: w ∇²D + w(1 − w) ∇D ∇Dᵀ.
 */
export function groupedLikelihood(groups: GroupedSummaries): (theta: readonly number[]) => Evaluation {
  const purchases = purchaseTerms(groups);
  const survival = survivalTerms(groups);
  const { weight } = groups;
  const { grid, from, to, sets } = deathOrder(groups);

  return ([r, alpha, s, beta]) => {
    const table = createDeathTable([r, alpha, s, beta], grid);
    const moments = createDeathMoments(r, alpha, s, beta);
    const of = moments.result;
    let value = 0;
    const gradient = [0, 0, 0, 0];
    const h = new Float64Array(10);
    for (const { frequency: count, groups: own, table: shared } of sets) {
      if (shared) table.begin(count, shared.first, shared.last);
      for (let k = 0; k < own.length; k++) {
        const g = own[k];
        const last = grid[from[g]];
        const age = grid[to[g]];
        moments.of(
          count,
          last,
          age,
          shared ? table.between(from[g], to[g]) : table.directly(count, last, age),
        );
        const p = r + count;
        const q = s + 1;
        const overAge = 1 / (alpha + age);
        const overLast = 1 / (alpha + last);
        const overAgeB = 1 / (beta + age);
        const overLastB = 1 / (beta + last);
        const D = of[M.logOdds];
        const small = Math.exp(-Math.abs(D));
        const stay = 1 / (1 + small);
        const c = weight[g];
        value += c * ((D + Math.abs(D)) / 2 + Math.log(1 + small));
        const w = c * (D > 0 ? stay : small * stay);
        const v = c * small * stay * stay;
        // ∇D, with α̂ = mean of 1/(α + u) and β̂ = mean of 1/(β + u).
        const alphaHat = overLast + of[M.p];
        const betaHat = overLastB + of[M.q];
        const dr = of[M.growthA] - of[M.a];
        const da = p * (overAge - alphaHat);
        const ds = 1 / s + of[M.growthB] - of[M.b];
        const db = s * overAgeB - q * betaHat;
        gradient[0] += w * dr;
        gradient[1] += w * da;
        gradient[2] += w * ds;
        gradient[3] += w * db;
        h[0] += w * of[M.aa] + v * dr * dr;
        h[1] += w * (overAge - alphaHat + p * of[M.ap]) + v * dr * da;
        h[2] += w * of[M.ab] + v * dr * ds;
        h[3] += w * q * of[M.aq] + v * dr * db;
        h[4] += w * p * (alphaHat * alphaHat - overAge * overAge + (1 + p) * of[M.pp]) + v * da * da;
        h[5] += w * p * of[M.pb] + v * da * ds;
        h[6] += w * p * q * of[M.pq] + v * da * db;
        h[7] += w * (of[M.bb] - 1 / (s * s)) + v * ds * ds;
        h[8] += w * (overAgeB - betaHat + q * of[M.bq]) + v * ds * db;
        h[9] += w * (q * betaHat * betaHat - s * overAgeB * overAgeB + q * (1 + q) * of[M.qq]) + v * db * db;
      }
    }
    const A = purchases(r, alpha);
    const B = survival(s, beta);
    return {
      value: A.value + B.value + value,
      gradient: [A.gr + gradient[0], A.ga + gradient[1], B.gs + gradient[2], B.gb + gradient[3]],
      hessian: [
        [A.hrr + h[0], A.hra + h[1], h[2], h[3]],
        [A.hra + h[1], A.haa + h[4], h[5], h[6]],
        [h[2], h[5], h[7], B.hsb + h[8]],
        [h[3], h[6], B.hsb + h[8], B.hbb + h[9]],
      ],
    };
  };
}
