import { cholesky, choleskyInverse, choleskySolve, logDeterminant } from "../math/cholesky.ts";
import type { PeriodCount } from "./periodCounts.ts";

/** Normal prior of effects that are alike over a reach of phases, and of the trend a year. */
export interface EffectsPrior {
  deviation: number;
  reach: number;
  trend: number;
}

export interface EffectsGivenPrior {
  /** ln s by phase: week of the year, or day of the week. */
  effects: Float64Array;
  /** ln of what is expected at an even pace: level + trend · years. */
  level: number;
  trend: number;
  /** Free parameters the effects are worth: between none and one a phase. */
  effectiveParameters: number;
  /** Spread of the counts in units of pure chance; >= 1. */
  dispersion: number;
  /** ln of the marginal likelihood, up to a constant of the counts. */
  evidence: number;
}

/** Deviation of the level, which the data decide. */
const LEVEL = 2;

/**
 * The most likely effects under a prior, by Newton's method, and the evidence for the prior, by Laplace's
 * approximation.
 *
 * @returns null where the search does not come to rest
 */
export function effectsGivenPrior(
  counts: readonly PeriodCount[],
  phases: number,
  { deviation, reach, trend }: EffectsPrior,
  dispersion: number,
): EffectsGivenPrior | null {
  const n = deviation === 0 ? 0 : phases;
  const prior = n === 0 ? { precision: [], logDeterminant: 0 } : precisionOf(phases, deviation, reach);
  const at = new Float64Array(n + 2);
  at[n] = Math.log(
    counts.reduce((s, c) => s + c.actual + 0.5, 0) / counts.reduce((s, c) => s + c.expected, 0),
  );
  let value = Number.NEGATIVE_INFINITY;
  for (let round = 0; round < 100; round++) {
    const { score, curvature, logDensity } = derivatives(counts, at, n, prior.precision, trend, dispersion);
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
        evidence: logDensity + prior.logDeterminant / 2 - Math.log(trend) - logDeterminant(l) / 2,
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
  trend: number,
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
  [LEVEL, trend].forEach((deviation, k) => {
    const variance = deviation * deviation;
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
