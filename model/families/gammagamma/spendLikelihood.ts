import { digamma } from "../../math/digamma.ts";
import { logGamma } from "../../math/logGamma.ts";
import { logRising } from "../../math/logRising.ts";
import { trigamma } from "../../math/trigamma.ts";
import type { Evaluation } from "../../optimise/objective.ts";
import type { Spenders } from "./spenders.ts";

/**
 * Log-likelihood of all spenders with gradient and Hessian in (p, q, γ), without Σ −ln m, which no parameter moves.
 *
 * Everything with Γ depends on x alone and costs as much as there are distinct x; the loop over customers needs one
 * logarithm each (ln(γ + total); that of the total is a constant).
 */
export function spendLikelihood(spenders: Spenders): (theta: readonly number[]) => Evaluation {
  const { frequencies, index, totals, weight, customers } = spenders;
  const byX = new Float64Array(frequencies.length);
  let logTotals = 0;
  for (let i = 0; i < totals.length; i++) {
    byX[index[i]] += weight[i];
    logTotals += weight[i] * frequencies[index[i]] * Math.log(totals[i]);
  }

  return ([p, q, gamma]) => {
    const counts = frequencies.length;
    const sums = new Float64Array(counts);
    const inverses = new Float64Array(counts);
    let squares = 0;
    let [shareSquares, weighted] = [0, 0];
    for (let i = 0; i < totals.length; i++) {
      const k = index[i];
      const inverse = 1 / (gamma + totals[i]);
      sums[k] += weight[i] * Math.log(gamma + totals[i]);
      inverses[k] += weight[i] * inverse;
      const square = weight[i] * inverse * inverse;
      squares += square;
      shareSquares += square * frequencies[k];
    }
    weighted = p * shareSquares + q * squares;
    let value = p * logTotals + customers * (q * Math.log(gamma) - logGamma(q));
    let [gp, gq, gg] = [logTotals, customers * (Math.log(gamma) - digamma(q)), (customers * q) / gamma];
    let [hpp, hpq, hqq] = [0, 0, -customers * trigamma(q)];
    let [hpg, hqg] = [0, customers / gamma];
    for (let k = 0; k < counts; k++) {
      const x = frequencies[k];
      const shape = p * x;
      const rise = digamma(shape + q);
      const curve = trigamma(shape + q);
      value += byX[k] * logRising(shape, q) - (shape + q) * sums[k];
      gp += x * (byX[k] * (rise - digamma(shape)) - sums[k]);
      gq += byX[k] * rise - sums[k];
      gg -= (shape + q) * inverses[k];
      hpp += byX[k] * x * x * (curve - trigamma(shape));
      hpq += byX[k] * x * curve;
      hqq += byX[k] * curve;
      hpg -= x * inverses[k];
      hqg -= inverses[k];
    }
    const hgg = weighted - (customers * q) / (gamma * gamma);
    return {
      value,
      gradient: [gp, gq, gg],
      hessian: [
        [hpp, hpq, hpg],
        [hpq, hqq, hqg],
        [hpg, hqg, hgg],
      ],
    };
  };
}
