import { incompleteBeta } from "../../math/incompleteBeta.ts";
import { logNegativeBinomial } from "../betageometric/countProbability.ts";
import type { Renewal } from "./renewal.ts";

const LONGEST = 5_000_000;

/** P(N = n) for n = 0, 1, …, and what is left beyond. */
export interface RenewalCounts {
  counts: Float64Array;
  beyond: number;
}

/**
 * P(n purchases within t) for n = 0, 1, … of a customer who never drops out: given phase j it is the chance of
 * k n − j to k n − j + k − 1 events, which are negative binomial.
 *
 * @param t > 0, in the unit of the rate
 * @param tail share of those still customers by then that may be left out at the far end: of the whole or, where
 *   that is less, of the chance to buy
 * @throws {RangeError} when the distribution is longer than five million
 */
export function renewalCounts(state: Renewal, t: number, tail: number): RenewalCounts {
  const { k, weights, shape, rate } = state;
  const parts = weights.map((weight, j) => (weight > 0 ? events(state, j, t, tail) : []));
  let last = 0;
  parts.forEach((part, j) => {
    last = Math.max(last, Math.floor((part.length - 1 + j) / k));
  });
  const counts = new Float64Array(last + 1);
  let beyond = 0;
  parts.forEach((part, j) => {
    for (let m = part.length - 1; m >= 0; m--) counts[Math.floor((m + j) / k)] += weights[j] * part[m];
    if (part.length === 0) return;
    beyond += weights[j] * incompleteBeta(t / (rate + t), part.length, shape + j, rate / (rate + t));
  });
  return { counts, beyond };
}

/** How many entries the longest part of it has, about. */
export function eventsWithin({ shape, rate, weights }: Renewal, t: number): number {
  const most = ((shape + weights.length) * t) / rate;
  return most + 8 * Math.sqrt(most * (1 + t / rate)) + 36 * (1 + t / rate);
}

/** P(m events in phase j) for m = 0, 1, …: outward from the mode, until what is left is negligible. */
function events(state: Renewal, j: number, t: number, tail: number): number[] {
  const { k, rate, a, b } = state;
  const shape = state.shape + j;
  const z = t / (rate + t);
  const start = Math.max(0, Math.floor(((shape - 1) * t) / rate));
  if (!(start < LONGEST)) {
    throw new RangeError(`renewalCounts requires a count that stays below ${LONGEST}: ${start}`);
  }
  const counts = new Array<number>(start + 1);
  counts[start] = Math.exp(logNegativeBinomial({ r: shape, alpha: rate }, t, start));
  for (let m = start; m > 0; m--) counts[m - 1] = (counts[m] * m) / ((shape + m - 1) * z);
  let survived = 1;
  for (let m = 0; m < LONGEST; m++) {
    if (m > 0 && m % k === 0) survived *= (b + m / k - 1) / (a + b + m / k - 1);
    if (m < start) continue;
    const ratio = ((shape + m) / (m + 1)) * z;
    counts[m + 1] = counts[m] * ratio;
    if (m <= 2 * k || !(ratio < 1)) continue;
    const whole = start > k ? 1 : counts[k];
    if ((survived * counts[m + 1]) / (1 - ratio) <= tail * whole) return counts;
  }
  throw new RangeError(`renewalCounts requires a count that stays below ${LONGEST}: ${(shape * t) / rate}`);
}
