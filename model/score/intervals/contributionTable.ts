import type { SumShapes } from "./sumShapes.ts";

/** Quantiles are tabulated at equal steps of logit(v). */
const lowestLogit = -9;
const logitStep = 0.25;
const entries = 46;

/**
 * Quantiles of Y = s - cost n: what the n >= 1 purchases of the horizon contribute, in units of gamma', with
 * n from its distribution given alive and not zero, s their worth, `cost` that of serving one purchase.
 * As a function of v they are a monotone cubic in logit(v).
 */
export interface ContributionTable {
  value: Float64Array;
  /** Change a step of logit(v), limited so that the cubic is monotone (Fritsch & Carlson 1980). */
  slope: Float64Array;
}

/**
 * @param chances P(n purchases | alive), n = 0, 1, ..., tail negligible; some n >= 1 has a chance
 * @param shapes  the worth of n purchases in units of gamma'
 * @param cost    in units of gamma', >= 0
 */
export function contributionTable(chances: Float64Array, shapes: SumShapes, cost: number): ContributionTable {
  const mixture = mixtureOf(chances, shapes, cost);
  const value = new Float64Array(entries);
  let at = mixture.lowest;
  for (let i = 0; i < entries; i++) {
    const v = 1 / (1 + Math.exp(-(lowestLogit + i * logitStep)));
    value[i] = at = rootAbove(mixture, at, v, i);
  }
  if (cost === 0) for (let i = 0; i < entries; i++) value[i] = Math.exp(value[i]);
  return { value, slope: monotoneSlopes(value) };
}

/** The quantile at v in (0, 1); below the table its first value. */
export function contributionQuantile({ value, slope }: ContributionTable, v: number): number {
  const position = (Math.log(v / (1 - v)) - lowestLogit) / logitStep;
  if (!(position > 0)) return value[0];
  const i = Math.min(entries - 2, Math.floor(position));
  const t = Math.min(1, position - i);
  const u = 1 - t;
  return (
    value[i] * (1 + 2 * t) * u * u +
    slope[i] * t * u * u +
    value[i + 1] * t * t * (3 - 2 * t) -
    slope[i + 1] * t * t * u
  );
}

interface Mixture {
  lowest: number;
  /** Where a search may begin to widen. */
  scale: number;
  cdf: (at: number) => number;
  /** Density at the point last asked for. */
  density: () => number;
}

/** The distribution of Y: over ln s where there is no cost, over Y itself where there is. */
function mixtureOf(chances: Float64Array, shapes: SumShapes, cost: number): Mixture {
  let some = 0;
  for (let n = 1; n < chances.length; n++) some += chances[n];
  const counts: number[] = [];
  for (let n = 1; n < chances.length; n++) if (chances[n] > 1e-9 * some) counts.push(n);
  const parts = counts.map((n) => ({ n, weight: chances[n] / some, shape: shapes.of(n) }));
  let density = 0;
  const cdf = (at: number) => {
    let sum = 0;
    density = 0;
    for (const { n, weight, shape } of parts) {
      const s = cost === 0 ? 1 : at + cost * n;
      if (!(s > 0)) continue;
      const y = cost === 0 ? at : Math.log(s);
      const position = (y - shape.start) * shape.rate;
      if (!(position > 0)) continue;
      const i = Math.floor(position);
      if (i >= shape.cdf.length - 1) {
        sum += weight;
        continue;
      }
      const t = position - i;
      const u = 1 - t;
      const from = shape.cdf[i];
      const rise = shape.cdf[i + 1] - from;
      const m0 = shape.slope[i];
      const m1 = shape.slope[i + 1];
      sum += weight * (from + rise * t * t * (3 - 2 * t) + t * u * (m0 * u - m1 * t));
      density += (weight * (m0 * u + m1 * t) * shape.rate) / (cost === 0 ? 1 : s);
    }
    return sum;
  };
  const first = parts[0].shape;
  const last = counts[counts.length - 1];
  const lowest = cost === 0 ? first.start : -cost * last;
  return {
    lowest,
    scale: cost === 0 ? 1 : Math.exp(first.start + 10 / first.rate),
    cdf,
    density: () => density,
  };
}

/** The point above `from` where the distribution reaches v: Newton inside a bracket. */
function rootAbove(mixture: Mixture, from: number, v: number, index: number): number {
  let low = from;
  let width = mixture.scale * (index === 0 ? 8 : 0.5);
  while (mixture.cdf(low + width) < v) {
    low += width;
    width *= 2;
  }
  let high = low + width;
  let at = (low + high) / 2;
  for (let tries = 0; tries < 60 && high - low > 1e-9 * (Math.abs(high) + Math.abs(low)); tries++) {
    const miss = mixture.cdf(at) - v;
    if (Math.abs(miss) < 1e-7 * Math.min(v, 1 - v)) break;
    if (miss < 0) low = at;
    else high = at;
    const next = at - miss / mixture.density();
    at = next > low && next < high ? next : (low + high) / 2;
  }
  return at;
}

function monotoneSlopes(value: Float64Array): Float64Array {
  const slope = new Float64Array(value.length);
  for (let i = 0; i < value.length; i++) {
    const before = i === 0 ? value[1] - value[0] : value[i] - value[i - 1];
    const after = i === value.length - 1 ? before : value[i + 1] - value[i];
    slope[i] = before + after > 0 ? Math.min((before + after) / 2, 3 * before, 3 * after) : 0;
  }
  return slope;
}
