import { logIntegralConcave } from "../../math/logIntegralConcave.ts";
import { scaledExponentialIntegral } from "../../math/scaledExponentialIntegral.ts";
import { expectedCount } from "./expectedCount.ts";
import type { ParetoNbdParams } from "./params.ts";

/**
 * Expected purchases within t of a customer who is alive now, each discounted by e^(−δ u) for its time u.
 *
 *   (r/α) ∫_0^t e^(−δu) (β/(β + u))^s du,  by quadrature in ln(1 + u/β)
 *
 * @param state r, alpha, s, beta of the customer, see aliveState
 * @param t >= 0, in the unit of alpha and beta
 * @param delta continuous rate >= 0 per unit of time; with 0 this is expectedCount
 */
export function discountedCount(state: ParetoNbdParams, t: number, delta: number): number {
  if (delta === 0 || t === 0) return expectedCount(state, t);
  const { r, alpha, s, beta } = state;
  const rate = delta * beta;
  const logTime = logIntegralConcave(
    (w) => (1 - s) * w - rate * Math.expm1(w),
    (w) => 1 - s - rate * Math.exp(w),
    Math.log1p(t / beta),
  );
  return (r / alpha) * beta * Math.exp(logTime);
}

/**
 * The same without end, in closed form with Tricomi's confluent hypergeometric function:
 *
 *   (r/α) β Ψ(1, 2 − s; δβ) = (r/α) β e^(δβ) E_s(δβ)
 *
 * @param delta continuous rate > 0 per unit of time: undiscounted the sum may be infinite
 * @see Fader, Hardie & Lee (2005), "RFM and CLV: Using Iso-Value Curves for Customer Base Analysis", DET
 */
export function discountedCountForever({ r, alpha, s, beta }: ParetoNbdParams, delta: number): number {
  return (r / alpha) * beta * scaledExponentialIntegral(s, delta * beta);
}
