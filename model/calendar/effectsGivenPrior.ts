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
  /** Free parameters the effects are worth: between none and one a phase. Worked out when asked for. */
  readonly effectiveParameters: number;
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
 * @param near where to begin: what was found under a prior like this one
 * @returns null where the search does not come to rest
 */
export function effectsGivenPrior(
  counts: readonly PeriodCount[],
  phases: number,
  { deviation, reach, trend }: EffectsPrior,
  dispersion: number,
  near?: Pick<EffectsGivenPrior, "effects" | "level" | "trend">,
): EffectsGivenPrior | null {
  const n = deviation === 0 ? 0 : phases;
  const prior = n === 0 ? { precision: [], logDeterminant: 0 } : precisionOf(phases, deviation, reach);
  const at = new Float64Array(n + 2);
  at[n] = Math.log(
    counts.reduce((s, c) => s + c.actual + 0.5, 0) / counts.reduce((s, c) => s + c.expected, 0),
  );
  if (near !== undefined) {
    at.set(near.effects.subarray(0, n));
    at[n] = near.level;
    at[n + 1] = near.trend;
  }
  let value = Number.NEGATIVE_INFINITY;
  for (let round = 0; round < 100; round++) {
    const { score, curvature, logDensity } = derivatives(counts, at, n, prior.precision, trend, dispersion);
    const l = cholesky(curvature);
    if (l === null) return null;
    if (Math.abs(logDensity - value) < 1e-9 * (1 + Math.abs(value))) {
      return {
        effects: n === 0 ? new Float64Array(phases) : at.slice(0, n),
        level: at[n],
        trend: at[n + 1],
        get effectiveParameters() {
          return freeParameters(l, prior.precision, n);
        },
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

/** n less the trace of the posterior covariance times the prior precision. */
function freeParameters(l: readonly Float64Array[], precision: readonly Float64Array[], n: number): number {
  const inverse = choleskyInverse(l);
  let parameters = n;
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) parameters -= inverse[i][j] * precision[i][j];
  return parameters;
}

/** Of the log posterior density, its slope and the lower half of its negative second derivative. */
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
    const slope = (actual - mean) / dispersion;
    const weight = mean / dispersion;
    score[n] += slope;
    score[n + 1] += years * slope;
    curvature[n][n] += weight;
    curvature[n + 1][n] += years * weight;
    curvature[n + 1][n + 1] += years * years * weight;
    if (n === 0) continue;
    score[phase] += slope;
    curvature[phase][phase] += weight;
    curvature[n][phase] += weight;
    curvature[n + 1][phase] += years * weight;
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

/** Correlations that were inverted, by phases and reach: few, and the same for every shop. */
const inverted = new Map<string, { precision: Float64Array[]; logDeterminant: number }>();

function precisionOf(phases: number, deviation: number, reach: number) {
  const key = `${phases} ${reach}`;
  let unit = inverted.get(key);
  if (unit === undefined) {
    const correlation = Array.from({ length: phases }, (_, i) =>
      Float64Array.from({ length: phases }, (_, j) => {
        const distance = Math.min(Math.abs(i - j), phases - Math.abs(i - j));
        return Math.exp(-distance / reach) + (i === j ? 1e-6 : 0);
      }),
    );
    const l = cholesky(correlation)!;
    unit = { precision: choleskyInverse(l), logDeterminant: -logDeterminant(l) };
    inverted.set(key, unit);
  }
  const variance = deviation * deviation;
  return {
    precision: unit.precision.map((row) => row.map((value) => value / variance)),
    logDeterminant: unit.logDeterminant - phases * Math.log(variance),
  };
}
