import { betaExpectation } from "../../math/betaExpectation.ts";
import { overPhases, type Renewal } from "./renewal.ts";
import { atLeastEvents, events, eventsWithin } from "./renewalCounts.ts";

/** Sums up to this length are faster than quadrature. */
const SHORT = 4000;
/** Chance to stay below which a power series in it is short. */
const HARDLY_STAYS = 0.01;

/**
 * Expected purchases within t of a customer who is alive now.
 *
 * @param t >= 0, in the unit of the rate
 */
export function expectedCount(state: Renewal, t: number): number {
  return overPhases(state, expectedByPhase(state, t));
}

/**
 * The same in each phase.
 *
 *   Σ_m P(m events) C(⌊(m + j)/k⌋),  C(n) = Σ_{i<n} S(i),  S(n) = B(a, b + n)/B(a, b)
 *
 * C(n) being the purchases made of n that somebody who never drops out would make. All terms are positive. Where there
 * are too many of them, by quadrature over the chance to drop out.
 */
export function expectedByPhase(state: Renewal, t: number): number[] {
  return state.weights.map((_, phase) => expectedInPhase(state, phase, t));
}

/** The same in one phase. */
export function expectedInPhase(state: Renewal, phase: number, t: number): number {
  if (t === 0) return 0;
  const isShort = eventsWithin(state, t) < SHORT;
  return isShort ? expectedCountSum(state, phase, t) : expectedCountQuadrature(state, phase, t);
}

function expectedCountSum(state: Renewal, phase: number, t: number): number {
  const { k, a, b } = state;
  const part = events(state, phase, t, 1e-17);
  let [n, made, survived, sum] = [0, 0, 1, 0];
  for (let m = 0; m < part.length; m++) {
    if (m + phase === (n + 1) * k) {
      made += survived;
      survived *= (b + n) / (a + b + n);
      n++;
    }
    sum += part[m] * made;
  }
  // What lies beyond the last is below a geometric series of it; worked out where it could show.
  const last = part.length - 1;
  const ratio = ((state.shape + phase + last) / (last + 1)) * (t / (state.rate + t));
  if (made * part[last] * ratio <= 1e-15 * (1 - ratio) * sum) return sum;
  return sum + made * atLeastEvents(state, phase, t, part.length);
}

/**
 * The mean over the chance to drop out p ~ Beta(a, b). Given p, and with ω = (1 − p)^(1/k), ζ = e^(2πi/k), the
 * terms S(n) P(N > n) are every k-th of a geometric series, which roots of unity pick out:
 *
 *   ω^(j+1−k)/k Σ_{m<k} ζ^(m(j+1)) [1 − (1 + c_m t/α)^(−R−j)]/c_m,  c_m = 1 − ζ^m ω
 *
 * It is for long t; where t is so short that hardly a purchase comes the roots would cancel.
 */
export function expectedCountQuadrature(state: Renewal, phase: number, t: number): number {
  const { k, rate, a, b } = state;
  const shape = state.shape + phase;
  const ratio = t / rate;
  const first = Array.from({ length: 12 }, (_, i) => atLeastEvents(state, phase, t, k * (i + 1) - phase));
  const givenDropOut = (p: number, stay: number) => {
    if (stay < HARDLY_STAYS) return first.reduceRight((sum, chance) => sum * stay + chance, 0);
    const logOmega = (p < 0.5 ? Math.log1p(-p) : Math.log(stay)) / k;
    return givenPhase(k, phase, shape, ratio, logOmega);
  };
  const most = givenPhase(k, phase, shape, ratio, 0);
  const knee = Math.min(1, 1 / most);
  return betaExpectation(a, b, givenDropOut, most, first[0], knee);
}

/** Expected purchases in phase j, with dropping out after each of them by a known chance. */
function givenPhase(k: number, j: number, shape: number, ratio: number, logOmega: number): number {
  const omega = Math.exp(logOmega);
  const c = -Math.expm1(logOmega);
  let sum = c === 0 ? shape * ratio : -Math.expm1(-shape * Math.log1p(c * ratio)) / c;
  for (let m = 1; m <= k / 2; m++) {
    const angle = (2 * Math.PI * m) / k;
    const re = 1 - omega * Math.cos(angle);
    const im = -omega * Math.sin(angle);
    const logSize = 0.5 * Math.log1p(2 * re * ratio + (re * re + im * im) * ratio * ratio);
    const turn = Math.atan2(im * ratio, 1 + re * ratio);
    const size = Math.exp(-shape * logSize);
    const left = 1 - size * Math.cos(shape * turn);
    const leftIm = size * Math.sin(shape * turn);
    // (left + i leftIm) e^(i angle (j + 1)) / (re + i im), its real part; a root and its conjugate count twice.
    const cos = Math.cos(angle * (j + 1));
    const sin = Math.sin(angle * (j + 1));
    const top = (left * cos - leftIm * sin) * re + (left * sin + leftIm * cos) * im;
    sum += ((2 * m === k ? 1 : 2) * top) / (re * re + im * im);
  }
  return (sum * Math.exp(logOmega * (j + 1 - k))) / k;
}
