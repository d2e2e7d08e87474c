import { cholesky, choleskyInverse, choleskySolve, logDeterminant } from "../math/cholesky.ts";
import type { PeriodCount } from "./periodCounts.ts";

/** A rhythm as found in counts, before it is judged. */
export interface PeriodicEffects {
  /** ln s by phase: week of the year, or day of the week. */
  effects: Float64Array;
  /** ln of what is expected at an even pace: level + trend · years. */
  level: number;
  trend: number;
  effectiveParameters: number;
  dispersion: number;
}

/** How strong and how smooth a rhythm may be: deviation of ln s, phases over which it is alike. */
const DEVIATIONS = [0, 0.03, 0.06, 0.1, 0.15, 0.22, 0.32, 0.45, 0.65, 0.9];
const REACHES = [0.5, 1, 2, 4, 8];
/** Variance of level, which the data decide, and of trend a year: a shop drifts some ten per cent a year from its family. */
const LEVEL = 4;
const TREND = 0.01;

/**
 * Counts as Poisson (spread wider by the dispersion found) around expected · exp(level + trend · years + effect of
 * the phase). The effects are a priori normal, periodic, and alike over a reach of phases,
 * correlation e^(−distance/reach). How strong and how smooth they are is learnt from the same counts by the largest
 * marginal likelihood (empirical Bayes, Laplace's approximation), so that counts without a rhythm give none.
 *
 * @param phases how many: 52 weeks of a year, or 7 days of a week
 *
 * @see Rue, Martino & Chopin (2009), on latent Gaussian models and Laplace's approximation
 */
export function periodicEffects(counts: readonly PeriodCount[], phases: number): PeriodicEffects {
  const dispersion = dispersionOf(counts, phases);
  let best: (PeriodicEffects & { evidence: number }) | null = null;
  for (const deviation of DEVIATIONS) {
    for (const reach of deviation === 0 ? [1] : REACHES) {
      const found = givenPrior(counts, phases, deviation, reach, dispersion);
      if (found !== null && (best === null || found.evidence > best.evidence)) best = found;
    }
  }
  return (
    best ?? { effects: new Float64Array(phases), level: 0, trend: 0, effectiveParameters: 0, dispersion }
  );
}

/** Spread of the counts of one phase from time to time, as far as it is beyond a standard error of pure chance, 1. */
function dispersionOf(counts: readonly PeriodCount[], phases: number): number {
  const loose = givenPrior(counts, phases, 3, 0.5, 1);
  if (loose === null) return 1;
  const freedom = counts.length - loose.effectiveParameters - 2;
  if (!(freedom >= 8)) return 1;
  let pearson = 0;
  for (const { phase, years, actual, expected } of counts) {
    const mean = expected * Math.exp(loose.level + loose.trend * years + loose.effects[phase]);
    pearson += (actual - mean) ** 2 / mean;
  }
  return Math.max(1, pearson / (freedom + Math.sqrt(2 * freedom)));
}

function givenPrior(
  counts: readonly PeriodCount[],
  phases: number,
  deviation: number,
  reach: number,
  dispersion: number,
): (PeriodicEffects & { evidence: number }) | null {
  const n = deviation === 0 ? 0 : phases;
  const prior = n === 0 ? { precision: [], logDeterminant: 0 } : precisionOf(phases, deviation, reach);
  const at = new Float64Array(n + 2);
  at[n] = Math.log(
    counts.reduce((s, c) => s + c.actual + 0.5, 0) / counts.reduce((s, c) => s + c.expected, 0),
  );
  let value = Number.NEGATIVE_INFINITY;
  for (let round = 0; round < 100; round++) {
    const { score, curvature, logDensity } = derivatives(counts, at, n, prior.precision, dispersion);
    const l = cholesky(curvature);
    if (l === null) return null;
    if (Math.abs(logDensity - value) < 1e-9 * (1 + Math.abs(value))) {
      const inverse = choleskyInverse(l);
      let parameters = n;
      for (let i = 0; i < n; i++)
        for (let j = 0; j < n; j++) parameters -= inverse[i][j] * prior.precision[i][j];
      return {
        effects: n === 0 ? new Float64Array(phases) : at.slice(0, n),
        level: at[n],
        trend: at[n + 1],
        effectiveParameters: parameters,
        dispersion,
        evidence: logDensity + prior.logDeterminant / 2 - logDeterminant(l) / 2,
      };
    }
    value = logDensity;
    const step = choleskySolve(l, score);
    const longest = Math.max(...step.map(Math.abs));
    const scale = longest > 1 ? 1 / longest : 1;
    for (let i = 0; i < at.length; i++) at[i] += scale * step[i];
  }
  return null;
}

/** Of the log posterior density, its slope and its negative second derivative. */
function derivatives(
  counts: readonly PeriodCount[],
  at: Float64Array,
  n: number,
  precision: readonly Float64Array[],
  dispersion: number,
) {
  const size = n + 2;
  const score = new Float64Array(size);
  const curvature = Array.from({ length: size }, () => new Float64Array(size));
  let logDensity = 0;
  for (const { phase, years, actual, expected } of counts) {
    const eta = (n === 0 ? 0 : at[phase]) + at[n] + at[n + 1] * years;
    const mean = expected * Math.exp(eta);
    logDensity += (actual * eta - mean) / dispersion;
    const [slope, weight] = [(actual - mean) / dispersion, mean / dispersion];
    const row: [number, number][] = [
      [n, 1],
      [n + 1, years],
    ];
    if (n > 0) row.push([phase, 1]);
    for (const [i, u] of row) {
      score[i] += u * slope;
      for (const [j, v] of row) curvature[i][j] += u * v * weight;
    }
  }
  for (let i = 0; i < n; i++) {
    let pull = 0;
    for (let j = 0; j < n; j++) {
      pull += precision[i][j] * at[j];
      curvature[i][j] += precision[i][j];
    }
    score[i] -= pull;
    logDensity -= (at[i] * pull) / 2;
  }
  [LEVEL, TREND].forEach((variance, k) => {
    score[n + k] -= at[n + k] / variance;
    curvature[n + k][n + k] += 1 / variance;
    logDensity -= at[n + k] ** 2 / (2 * variance);
  });
  return { score, curvature, logDensity };
}

function precisionOf(phases: number, deviation: number, reach: number) {
  const covariance = Array.from({ length: phases }, (_, i) =>
    Float64Array.from({ length: phases }, (_, j) => {
      const distance = Math.min(Math.abs(i - j), phases - Math.abs(i - j));
      return deviation * deviation * (Math.exp(-distance / reach) + (i === j ? 1e-6 : 0));
    }),
  );
  const l = cholesky(covariance)!;
  return { precision: choleskyInverse(l), logDeterminant: -logDeterminant(l) };
}
