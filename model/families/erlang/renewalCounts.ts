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
 * P(n purchases within t) for n = 0, 1, … of a customer in phase j who never drops out: the chance of k n − j to
 * k n − j + k − 1 events, which are negative binomial.
 *
 * @param t > 0, in the unit of the rate
 * @param tail share of those still customers by then that may be left out at the far end: of the whole or, where
 *   that is less, of the chance to buy
 * @throws {RangeError} when the distribution is longer than five million
 */
export function renewalCounts(state: Renewal, phase: number, t: number, tail: number): RenewalCounts {
  const part = events(state, phase, t, tail);
  const counts = new Float64Array(Math.floor((part.length - 1 + phase) / state.k) + 1);
  let n = counts.length - 1;
  for (let m = part.length - 1; m >= 0; m--) {
    if (m + phase < n * state.k) n--;
    counts[n] += part[m];
  }
  return { counts, beyond: atLeastEvents(state, phase, t, part.length) };
}

/** P(at least m >= 1 events within t) in a phase. */
export function atLeastEvents({ shape, rate }: Renewal, phase: number, t: number, m: number): number {
  return incompleteBeta(t / (rate + t), m, shape + phase, rate / (rate + t));
}

/** How many entries it has in the last phase, about. */
export function eventsWithin({ k, shape, rate }: Renewal, t: number): number {
  const most = ((shape + k) * t) / rate;
  return most + 8 * Math.sqrt(most * (1 + t / rate)) + 36 * (1 + t / rate);
}

/** P(m events in a phase) for m = 0, 1, …: outward from the mode, until what is left is negligible. */
export function events(state: Renewal, phase: number, t: number, tail: number): number[] {
  const { k, rate, a, b } = state;
  const shape = state.shape + phase;
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
