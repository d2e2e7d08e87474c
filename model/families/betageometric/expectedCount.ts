import { betaExpectation } from "../../math/betaExpectation.ts";
import { expectedCountSeries } from "./expectedCountSeries.ts";
import type { BetaGeometricParams } from "./params.ts";

/**
 * Expected purchases within t of a customer who is alive now.
 *
 *   ∫ (1/p) [1 − (1 + p t/α)^(−r)] Beta(p; a, b) dp
 *
 * By a hypergeometric series, or, where its terms would cancel or converge too slowly, by quadrature of that
 * integral, whose integrand is positive throughout.
 *
 * @param state r, alpha, a, b of the customer, see aliveState
 * @param t >= 0, in the unit of alpha
 */
export function expectedCount(state: BetaGeometricParams, t: number): number {
  if (t === 0) return 0;
  const series = expectedCountSeries(state, t);
  return Number.isNaN(series) ? expectedCountQuadrature(state, t) : series;
}

/** The integral itself, for any parameters: about 7 µs. */
export function expectedCountQuadrature({ r, alpha, a, b }: BetaGeometricParams, t: number): number {
  const ratio = t / alpha;
  const givenDropOut = (p: number) => -Math.expm1(-r * Math.log1p(p * ratio)) / p;
  return betaExpectation(a, b, givenDropOut, r * ratio, givenDropOut(1), 1 / (r * ratio));
}
