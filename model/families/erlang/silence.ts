import type { Summary } from "../../summary.ts";
import type { ErlangParams } from "./params.ts";

/**
 * ln P(no purchase in (t_x, T] | alive, history to t_x): at t_x the rate is Gamma(R, α + t_x), R = r + k x, and fewer
 * than k events have come since.
 *
 *   ln[((α + t_x)/(α + T))^R Σ_{j<k} (R)_j/j! ρ^j],  ρ = (T − t_x)/(α + T)
 *
 * Everything these families say of the time since the last purchase rests on it: whether the customer is alive, how
 * far the next interval has run, when the next purchase comes.
 *
 * @see Reutterer & Platzer (2017), "Spicing up the Buy-Till-You-Die Framework", the censored last interval
 */
export function logSilence(params: ErlangParams, summary: Summary): number {
  const { k, r, alpha } = params;
  const { frequency: x, recency, T } = summary;
  const tx = x === 0 ? 0 : recency;
  return logSilenceAt(k, r + k * x, Math.log1p((T - tx) / (alpha + tx)));
}

/**
 * The T at which that probability has fallen to e^logP.
 *
 * @param logP <= 0
 */
export function timeWhenLogSilenceFallsTo(params: ErlangParams, summary: Summary, logP: number): number {
  const { k, r, alpha } = params;
  const { frequency: x, recency } = summary;
  const tx = x === 0 ? 0 : recency;
  const R = r + k * x;
  if (!(logP < 0)) return tx;
  if (k === 1) return tx + (alpha + tx) * Math.expm1(-logP / R);
  // In y = R ln[(α + T)/(α + t_x)] the logarithm is −y + ln of the sum, which lies between 1 and its value at ρ = 1.
  let low = -logP;
  let high = -logP + Math.log(phaseSum(k, R, 1)) + 1e-9;
  // Concave and falling: from the right Newton's steps approach the root and never pass it.
  let y = high;
  for (let round = 0; round < 100; round++) {
    const rest = Math.exp(-y / R);
    const [sum, slope] = phaseSumAndSlope(k, R, 1 - rest);
    const beyond = -y + Math.log(sum) - logP;
    if (beyond > 0) low = y;
    else high = y;
    let next = y - beyond / ((slope / sum) * (rest / R) - 1);
    if (!(next > low && next < high)) next = (low + high) / 2;
    const step = Math.abs(next - y);
    y = next;
    // The next step would be about the square of this one.
    if (step <= 1e-8 * y || high - low <= 1e-14 * high) break;
  }
  return tx + (alpha + tx) * Math.expm1(y / R);
}

/** @param u ln[(α + T)/(α + t_x)] */
function logSilenceAt(k: number, R: number, u: number): number {
  return -R * u + Math.log(phaseSum(k, R, -Math.expm1(-u)));
}

/** Σ_{j<k} (R)_j/j! ρ^j: the odds of 0, 1, …, k − 1 events, in units of those of none. */
export function phaseSum(k: number, R: number, rho: number): number {
  let term = 1;
  let sum = 1;
  for (let j = 1; j < k; j++) {
    term *= ((R + j - 1) / j) * rho;
    sum += term;
  }
  return sum;
}

/** The same with its derivative in ρ. */
function phaseSumAndSlope(k: number, R: number, rho: number): [sum: number, slope: number] {
  let [term, sum, slope] = [1, 1, 0];
  for (let j = 1; j < k; j++) {
    const next = ((R + j - 1) / j) * term;
    slope += j * next;
    term = next * rho;
    sum += term;
  }
  return [sum, slope];
}
