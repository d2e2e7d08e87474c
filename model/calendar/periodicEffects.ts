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
  /** ln of how many times likelier the counts are with the rhythm than without. */
  logBayesFactor: number;
}

/**
 * How strong and how smooth a rhythm may be, and how fast the shop may drift from its family: deviation of ln s, phases
 * over which it is alike, deviation of the trend a year.
 */
const DEVIATIONS = [0, 0.03, 0.06, 0.1, 0.15, 0.22, 0.32, 0.45, 0.65, 0.9];
const REACHES = [0.5, 1, 2, 4, 8];
const TRENDS = [0.001, 0.05, 0.1, 0.2, 0.4];
/** Deviation of the level, which the data decide. */
const LEVEL = 2;

type Found = Omit<PeriodicEffects, "logBayesFactor"> & { evidence: number };
interface Prior {
  deviation: number;
  reach: number;
  trend: number;
}

/**
 * Counts as Poisson (spread wider by the dispersion found) around expected · exp(level + trend · years + effect of
 * the phase). The effects are a priori normal, periodic, and alike over a reach of phases, correlation
 * e^(−distance/reach). How strong and how smooth they are is learnt from the same counts by the largest marginal
 * likelihood (empirical Bayes, Laplace's approximation), so that counts without a rhythm give none.
 *
 * @param phases how many: 52 weeks of a year, or 7 days of a week
 * @see Rue, Martino & Chopin (2009), on latent Gaussian models and Laplace's approximation
 */
export function periodicEffects(counts: readonly PeriodCount[], phases: number): PeriodicEffects {
  const dispersion = dispersionOf(counts, phases);
  const none = { effects: new Float64Array(phases), level: 0, trend: 0, effectiveParameters: 0, dispersion };
  const tried = new Map<string, Found>();
  const at = (place: readonly number[]): Found => {
    const [deviation, reach, trend] = [DEVIATIONS[place[0]], REACHES[place[1]], TRENDS[place[2]]];
    if (deviation === undefined || reach === undefined || trend === undefined) return nothing;
    // Without deviation the reach has no part.
    const key = `${deviation} ${deviation === 0 ? 0 : reach} ${trend}`;
    const found =
      tried.get(key) ?? givenPrior(counts, phases, { deviation, reach, trend }, dispersion) ?? nothing;
    tried.set(key, found);
    return found;
  };
  const nothing: Found = { ...none, evidence: Number.NEGATIVE_INFINITY };
  const climbs = [climb(at, [4, 2, 1]), climb(at, [0, 2, 1])];
  const best = climbs[1].evidence >= climbs[0].evidence ? climbs[1] : climbs[0];
  const without = Math.max(...TRENDS.map((_, trend) => at([0, 2, trend]).evidence));
  return best.evidence > Number.NEGATIVE_INFINITY
    ? { ...best, logBayesFactor: best.evidence - without }
    : { ...none, logBayesFactor: 0 };
}

/** Steps along the grid of priors, one coordinate at a time, as long as the evidence rises. */
function climb(at: (place: readonly number[]) => Found, start: readonly number[]): Found {
  let place = start;
  for (;;) {
    const here = at(place);
    const next = place
      .flatMap((_, i) => [-1, 1].map((by) => place.map((v, j) => (i === j ? v + by : v))))
      .reduce((best, other) => (at(other).evidence > at(best).evidence ? other : best), place);
    if (next === place) return here;
    place = next;
  }
}

/** Spread of the counts of one phase from time to time, as far as it is beyond a standard error of pure chance, 1. */
function dispersionOf(counts: readonly PeriodCount[], phases: number): number {
  const loose = givenPrior(counts, phases, { deviation: 3, reach: 0.5, trend: 0.2 }, 1);
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
  { deviation, reach, trend }: Prior,
  dispersion: number,
): Found | null {
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
