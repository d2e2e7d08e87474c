import { incompleteBeta } from "../../math/incompleteBeta.ts";
import { logNegativeBinomial } from "../betageometric/countProbability.ts";
import { logSurvival } from "../betageometric/logLikelihood.ts";
import type { Renewal } from "./renewal.ts";

/**
 * P(n purchases within t) of a customer who is alive now, one n alone: as countDistribution, with the tail of the
 * negative binomial as an incomplete beta, so that tiny probabilities keep their digits.
 *
 * @param t >= 0, in the unit of the rate
 * @param n a whole number >= 0
 */
export function countProbability(state: Renewal, t: number, n: number): number {
  if (t === 0) return n === 0 ? 1 : 0;
  const { k, weights, a, b } = state;
  const exactly = weights.reduce(
    (sum, weight, j) => sum + weight * eventsBetween(state, j, t, k * n - j, k),
    0,
  );
  const staying = Math.exp(logSurvival(state, n)) * exactly;
  if (n === 0) return staying;
  const lastOne = Math.exp(logSurvival(state, n - 1) + Math.log(a / (a + b + n - 1)));
  return staying + lastOne * atLeast(state, t, n);
}

/** P(at least n >= 1 purchases within t) of somebody who never drops out. */
export function atLeast({ k, weights, shape, rate }: Renewal, t: number, n: number): number {
  const z = t / (rate + t);
  return weights.reduce(
    (sum, weight, j) => sum + weight * incompleteBeta(z, k * n - j, shape + j, rate / (rate + t)),
    0,
  );
}

/** P(from, from + 1, …, or from + k − 1 events). */
function eventsBetween({ shape, rate }: Renewal, j: number, t: number, from: number, k: number): number {
  let sum = 0;
  for (let m = Math.max(0, from); m < from + k; m++) {
    sum += Math.exp(logNegativeBinomial({ r: shape + j, alpha: rate }, t, m));
  }
  return sum;
}
