import { betaExpectation } from "../../math/betaExpectation.ts";
import { tailSums } from "./countDistribution.ts";
import { atLeast } from "./countProbability.ts";
import type { Renewal } from "./renewal.ts";
import { eventsWithin, renewalCounts } from "./renewalCounts.ts";

/** Sums up to this length are faster than quadrature. */
const SHORT = 4000;
/** Chance to stay below which a power series in it is short. */
const HARDLY_STAYS = 0.01;

/**
 * Expected purchases within t of a customer who is alive now.
 *
 *   Σ_{n>=1} S(n − 1) · P(N >= n),  N of somebody who never drops out,  S(n) = B(a, b + n)/B(a, b)
 *
 * All terms are positive. Where there are too many of them, by quadrature over the chance to drop out.
 *
 * @param t >= 0, in the unit of the rate
 */
export function expectedCount(state: Renewal, t: number): number {
  if (t === 0) return 0;
  if (!(eventsWithin(state, t) < SHORT)) return expectedCountQuadrature(state, t);
  const { a, b } = state;
  const tails = tailSums(renewalCounts(state, t, 1e-17));
  let survived = 1;
  let sum = 0;
  for (let n = 1; n < tails.length; n++) {
    sum += survived * tails[n];
    survived *= (b + n - 1) / (a + b + n - 1);
  }
  return sum;
}

/**
 * The mean over the chance to drop out p ~ Beta(a, b). Given p, and with ω = (1 − p)^(1/k), ζ = e^(2πi/k), the
 * terms of the sum above are every k-th of a geometric series, which roots of unity pick out:
 *
 *   Σ_j w_j ω^(j+1−k)/k Σ_{m<k} ζ^(m(j+1)) [1 − (1 + c_m t/α)^(−R−j)]/c_m,  c_m = 1 − ζ^m ω
 *
 * It is for long t; where t is so short that hardly a purchase comes the roots would cancel.
 */
export function expectedCountQuadrature(state: Renewal, t: number): number {
  const { k, weights, shape, rate, a, b } = state;
  const ratio = t / rate;
  const first = Array.from({ length: 12 }, (_, i) => atLeast(state, t, i + 1));
  const givenDropOut = (p: number, stay: number) => {
    if (stay < HARDLY_STAYS) return first.reduceRight((sum, chance) => sum * stay + chance, 0);
    const logOmega = (p < 0.5 ? Math.log1p(-p) : Math.log(stay)) / k;
    return weights.reduce((sum, weight, j) => sum + weight * givenPhase(k, j, shape + j, ratio, logOmega), 0);
  };
  const most = weights.reduce((sum, weight, j) => sum + weight * givenPhase(k, j, shape + j, ratio, 0), 0);
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
