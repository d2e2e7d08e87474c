import type { SumShape } from "./sumShape.ts";
import type { SumShapes } from "./sumShapes.ts";

/** Quantiles are tabulated at equal steps of logit(v). */
const lowestLogit = -7.5;
const logitStep = 0.25;
/** Without costs no share beyond 0.9 is ever asked for; where all purchases may be losses, nearly all are. */
const entriesFree = 40;
const entriesCosting = 56;

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
  const mixture = mixtureOf(partsOf(chances, shapes), cost);
  const entries = cost === 0 ? entriesFree : entriesCosting;
  const value = new Float64Array(entries);
  for (let i = 0; i < entries; i++) {
    const v = 1 / (1 + Math.exp(-(lowestLogit + i * logitStep)));
    const from = i === 0 ? mixture.lowest : value[i - 1];
    const guess = i < 2 ? from + mixture.scale : 2 * value[i - 1] - value[i - 2];
    value[i] = rootAbove(mixture, from, Math.max(from, guess), v);
  }
  if (cost === 0) for (let i = 0; i < entries; i++) value[i] = Math.exp(value[i]);
  return { value, slope: monotoneSlopes(value) };
}

/** Single quantiles of the same Y at v in (0, 1), where a table would serve one customer alone. */
export function contributionSolver(
  chances: Float64Array,
  shapes: SumShapes,
  cost: number,
): (v: number) => number {
  const parts = partsOf(chances, shapes);
  const mixture = mixtureOf(parts, cost);
  return (v) => {
    const guess = cost === 0 ? likely(parts, v) : mixture.lowest + mixture.scale;
    const root = rootAbove(mixture, mixture.lowest, Math.max(mixture.lowest, guess), v);
    return cost === 0 ? Math.exp(root) : root;
  };
}

/** Where ln s may well lie at v: in the part that v falls in, so far along as v lies in it. */
function likely(parts: readonly Part[], v: number): number {
  let below = 0;
  let k = 0;
  while (k < parts.length - 1 && below + parts[k].weight < v) below += parts[k++].weight;
  const { shape, weight } = parts[k];
  const share = Math.min(0.9, Math.max(0.1, (v - below) / weight));
  let [low, high] = [0, shape.cdf.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (shape.cdf[middle] < share) low = middle;
    else high = middle;
  }
  return shape.start + low / shape.rate;
}

/** The quantile at v in (0, 1). Below the table worth falls as a power of v; a loss stays at its greatest. */
export function contributionQuantile({ value, slope }: ContributionTable, v: number): number {
  const position = (Math.log(v / (1 - v)) - lowestLogit) / logitStep;
  if (!(position > 0)) return value[0] > 0 ? value[0] * (value[1] / value[0]) ** position : value[0];
  const i = Math.min(value.length - 2, Math.floor(position));
  const t = Math.min(1, position - i);
  const u = 1 - t;
  return (
    value[i] * (1 + 2 * t) * u * u +
    slope[i] * t * u * u +
    value[i + 1] * t * t * (3 - 2 * t) -
    slope[i + 1] * t * t * u
  );
}

/** The distribution of Y: over ln s where there is no cost, over Y itself where there is. */
interface Mixture {
  lowest: number;
  /** How far apart quantiles may lie: where a search begins to widen. */
  scale: number;
  cdf: (at: number) => number;
  /** Density at the point last asked for. */
  density: () => number;
}

/** One n of the mixture. */
interface Part {
  n: number;
  weight: number;
  shape: SumShape;
}

function mixtureOf(parts: readonly Part[], cost: number): Mixture {
  let density = 0;
  const cdf = (at: number) => {
    let sum = 0;
    density = 0;
    const plain = cost === 0 ? Math.exp(at) : 0;
    for (let k = 0; k < parts.length; k++) {
      const { n, weight, shape } = parts[k];
      const s = cost === 0 ? plain : at + cost * n;
      if (!(s > shape.from)) continue;
      if (s >= shape.to) {
        sum += weight;
        continue;
      }
      const position = ((cost === 0 ? at : Math.log(s)) - shape.start) * shape.rate;
      const i = Math.min(shape.cdf.length - 2, Math.max(0, Math.floor(position)));
      const t = position - i;
      const u = 1 - t;
      const below = shape.cdf[i];
      const m0 = shape.slope[i];
      const m1 = shape.slope[i + 1];
      sum += weight * (below + (shape.cdf[i + 1] - below) * t * t * (3 - 2 * t) + t * u * (m0 * u - m1 * t));
      density += (weight * (m0 * u + m1 * t) * shape.rate) / (cost === 0 ? 1 : s);
    }
    return sum;
  };
  const first = parts[0];
  const last = parts[parts.length - 1];
  const typical = Math.exp(first.shape.start + ((first.shape.cdf.length - 1) * 5) / (9 * first.shape.rate));
  return {
    lowest: cost === 0 ? first.shape.start : -cost * last.n,
    scale: cost === 0 ? 1 : typical,
    cdf,
    density: () => density,
  };
}

function partsOf(chances: Float64Array, shapes: SumShapes): Part[] {
  let some = 0;
  for (let n = 1; n < chances.length; n++) some += chances[n];
  const parts: Part[] = [];
  // From 256 purchases on, counts within one per cent of one another stand together.
  for (let first = 1, next = 1; first < chances.length; first = next) {
    next = Math.min(chances.length, first + Math.max(1, first >> 7));
    let weight = 0;
    let moment = 0;
    for (let n = first; n < next; n++) {
      weight += chances[n];
      moment += n * chances[n];
    }
    if (!(weight > 1e-7 * some)) continue;
    const n = Math.round(moment / weight);
    parts.push({ n, weight: weight / some, shape: shapes.of(n) });
  }
  return parts;
}

/** The point where the distribution reaches v, searched from `at` on: Newton inside a bracket. */
function rootAbove(mixture: Mixture, from: number, guess: number, v: number): number {
  let low = from;
  let high = Infinity;
  let at = guess;
  let width = mixture.scale;
  for (let tries = 0; tries < 200; tries++) {
    const miss = mixture.cdf(at) - v;
    if (Math.abs(miss) < 1e-6 * Math.min(v, 1 - v)) break;
    if (miss < 0) low = at;
    else high = at;
    if (high < Infinity && high - low <= 1e-9 * (Math.abs(high) + Math.abs(low))) break;
    const next = at - miss / mixture.density();
    if (next > low && next < high && next - at < width) at = next;
    else if (high < Infinity) at = (low + high) / 2;
    else {
      at = low + width;
      width *= 2;
    }
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
