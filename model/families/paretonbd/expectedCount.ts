import type { ParetoNbdParams } from "./params.ts";

/**
 * Expected purchases within t of a customer who is alive now.
 *
 *   (r/α) ∫_0^t (β/(β + u))^s du = (r/α) β [(1 + t/β)^(1−s) − 1]/(1 − s),  for s = 1 (r/α) β ln(1 + t/β)
 *
 * @param state r, alpha, s, beta of the customer, see aliveState
 * @param t >= 0, in the unit of alpha and beta
 * @see Fader & Hardie (2005), "A Note on Deriving the Pareto/NBD Model and Related Expressions", E[X(t)]
 */
export function expectedCount({ r, alpha, s, beta }: ParetoNbdParams, t: number): number {
  const grown = Math.log1p(t / beta);
  const rest = (1 - s) * grown;
  const time = Math.abs(rest) < 1e-300 ? grown : (Math.expm1(rest) / rest) * grown;
  return (r / alpha) * beta * time;
}
