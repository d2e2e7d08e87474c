import type { Summary } from "../../summary.ts";
import type { InitialChances } from "../betageometric/variant.ts";
import type { ErlangParams } from "./params.ts";

/**
 * What is known of a customer who is alive now: j of the k events to the next purchase have come, with probability
 * weights[j]; given j the rate of events is Gamma(shape + j, rate); the chance to drop out at a purchase Beta(a, b).
 */
export interface Renewal {
  k: number;
  weights: readonly number[];
  shape: number;
  rate: number;
  a: number;
  b: number;
}

/**
 * A customer alive at T. The silence since t_x tells how far the next interval has run:
 *
 *   P(j events in (t_x, T] | fewer than k) ∝ (R)_j/j! ρ^j,  ρ = (T − t_x)/(α + T),  R = r + k x
 *
 * and each of these events tells of the rate as a purchase does.
 */
export function aliveRenewal(params: ErlangParams, summary: Summary, initial: InitialChances): Renewal {
  const { k, r, alpha, a, b } = params;
  const { frequency: x, recency, T } = summary;
  const shape = r + k * x;
  const rho = (T - (x === 0 ? 0 : recency)) / (alpha + T);
  const odds = [1];
  for (let j = 1; j < k; j++) odds.push(odds[j - 1] * ((shape + j - 1) / j) * rho);
  const total = odds.reduce((sum, value) => sum + value, 0);
  return {
    k,
    weights: odds.map((value) => value / total),
    shape,
    rate: alpha + T,
    a,
    b: b + x + initial,
  };
}

/** A customer at the first purchase: with probability `staying` alive, and then at the start of an interval. */
export function newRenewal(
  params: ErlangParams,
  initial: InitialChances,
): { staying: number; state: Renewal } {
  const { k, r, alpha, a, b } = params;
  const state = { k, weights: [1], shape: r, rate: alpha, a, b: b + initial };
  return { staying: initial === 0 ? 1 : b / (a + b), state };
}

/** The mean over the phases of what is known of each. */
export function overPhases({ weights }: Renewal, values: ArrayLike<number>): number {
  let sum = 0;
  for (let j = 0; j < weights.length; j++) sum += weights[j] * values[j];
  return sum;
}
