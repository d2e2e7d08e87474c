import { type EffectsGivenPrior, effectsGivenPrior } from "./effectsGivenPrior.ts";
import type { PeriodCount } from "./periodCounts.ts";

/** A rhythm as found in counts, before it is judged. */
export interface PeriodicEffects extends Omit<EffectsGivenPrior, "evidence"> {
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

type Found = EffectsGivenPrior;
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
  let near: Found | undefined;
  const at = (place: readonly number[]): Found => {
    const [deviation, reach, trend] = [DEVIATIONS[place[0]], REACHES[place[1]], TRENDS[place[2]]];
    if (deviation === undefined || reach === undefined || trend === undefined) return nothing;
    // Without deviation the reach has no part.
    const key = `${deviation} ${deviation === 0 ? 0 : reach} ${trend}`;
    const known = tried.get(key);
    if (known !== undefined) return known;
    const prior = { deviation, reach, trend };
    const found = effectsGivenPrior(counts, phases, prior, dispersion, near) ?? nothing;
    tried.set(key, found);
    if (found !== nothing) near = found;
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
  const loose = effectsGivenPrior(counts, phases, { deviation: 3, reach: 0.5, trend: 0.2 }, 1);
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
