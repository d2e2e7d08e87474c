import { logGamma } from "../../math/logGamma.ts";
import { logIntegralConcave } from "../../math/logIntegralConcave.ts";
import { logRising } from "../../math/logRising.ts";
import { logNegativeBinomial } from "../betageometric/countProbability.ts";
import type { ParetoNbdParams } from "./params.ts";

/**
 * P(n purchases within t) of a customer who is alive now: the customer lives on beyond t, or dies at u < t having made
 * the n until then.
 *
 *   (β/(β + t))^s P(N_t = n) + ∫_0^t s/(β + u) (β/(β + u))^s P(N_u = n) du,  N_u ~ NBD(r, α; u)
 *
 * Both terms are positive, the integral by quadrature in ln(t/u), where the logarithm of the integrand is concave:
 * tiny probabilities keep their digits, where the hypergeometric form takes differences.
 *
 * @param state r, alpha, s, beta of the customer, see aliveState
 * @param t >= 0, in the unit of alpha and beta
 * @param n a whole number >= 0
 * @see Fader & Hardie (2005), "A Note on Deriving the Pareto/NBD Model and Related Expressions", P(X(t) = x)
 */
export function countProbability(state: ParetoNbdParams, t: number, n: number): number {
  const { r, alpha, s, beta } = state;
  if (t === 0) return n === 0 ? 1 : 0;
  const living = Math.exp(logNegativeBinomial(state, t, n) - s * Math.log1p(t / beta));
  const phi = (z: number) => {
    const u = t * Math.exp(-z);
    const share = -z - Math.log((alpha + u) / (alpha + t));
    return -z + n * share - r * Math.log1p(u / alpha) - (s + 1) * Math.log1p(u / beta);
  };
  const slope = (z: number) => {
    const u = t * Math.exp(-z);
    return -1 - n * (alpha / (alpha + u)) + (r * u) / (alpha + u) + ((s + 1) * u) / (beta + u);
  };
  const logDead =
    logIntegralConcave(phi, slope, Infinity) +
    Math.log((s * t) / beta) +
    logRising(r, n) -
    logGamma(n + 1) +
    n * Math.log(t / (alpha + t));
  return living + Math.exp(logDead);
}
