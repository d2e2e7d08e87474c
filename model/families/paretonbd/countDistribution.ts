import { gaussLegendre } from "../../math/gaussLegendre.ts";
import { logNegativeBinomial } from "../betageometric/countProbability.ts";
import type { ParetoNbdParams } from "./params.ts";

const rule = gaussLegendre(16);
const LONGEST = 5_000_000;

/**
 * P(n purchases within t) for n = 0, 1, … of a customer who is alive now, until all that is left is below `tail`.
 *
 * As countProbability, for all n at once: the time of death (t where that comes first) is spread over Gauss–Legendre
 * panels in ln(1 + u/c), as narrow as the negative binomials of a customer with this r can bend; at each node the
 * negative binomial runs by recurrence outward from its mode.
 *
 * @param state r, alpha, s, beta of the customer, see aliveState
 * @param t >= 0, in the unit of alpha and beta
 * @param tail share of the distribution that may be left out, > 0
 * @throws {RangeError} when the distribution is longer than five million
 */
export function countDistribution(state: ParetoNbdParams, t: number, tail = 1e-9): Float64Array {
  if (t === 0) return Float64Array.of(1);
  const { r, alpha, s, beta } = state;
  const most = Math.max(0, ((r - 1) * t) / alpha);
  if (!(most < LONGEST)) {
    throw new RangeError(`countDistribution requires a count that stays below ${LONGEST}: ${most}`);
  }
  const counts: number[] = [];
  const grown = Math.log1p(t / beta);
  addNegativeBinomial(counts, state, t, Math.exp(-s * grown), tail);
  const dying = -Math.expm1(-s * grown);
  if (dying > 0) {
    const deaths = deathTimes(state, t, counts.length);
    const mass = deaths.reduce((sum, { weight }) => sum + weight, 0);
    for (const { u, weight } of deaths) {
      addNegativeBinomial(counts, state, u, (weight / mass) * dying, tail);
    }
  }
  let left = 1;
  for (let n = 0; n < counts.length; n++) {
    left -= counts[n];
    if (left <= tail) return Float64Array.from(counts.slice(0, n + 1));
  }
  return Float64Array.from(counts);
}

interface Death {
  u: number;
  weight: number;
}

/** Nodes over the time of death in (0, t) with weights in proportion to its density. */
function deathTimes({ r, alpha, s, beta }: ParetoNbdParams, t: number, counts: number): Death[] {
  const scale = Math.min(alpha / Math.max(1, r), beta / Math.max(1, s), t);
  const range = Math.log1p(t / scale);
  // In ln u the negative binomial at n bends by n r/(n + r) at most, the density of deaths by s + 1.
  const bend = (counts * r) / (counts + r) + s;
  const panels = Math.ceil(range * (0.4 + 0.2 * Math.sqrt(bend)));
  const width = range / panels;
  const deaths: Death[] = [];
  for (let panel = 0; panel < panels; panel++) {
    for (let i = 0; i < rule.nodes.length; i++) {
      const y = (panel + rule.nodes[i]) * width;
      const u = scale * Math.expm1(y);
      const weight = rule.weights[i] * Math.exp(y - (s + 1) * Math.log1p(u / beta));
      deaths.push({ u, weight });
    }
  }
  return deaths;
}

/** Adds `weight` times the negative binomial of a customer who buys until u. */
function addNegativeBinomial(
  counts: number[],
  state: ParetoNbdParams,
  u: number,
  weight: number,
  tail: number,
): void {
  const { r, alpha } = state;
  const z = u / (alpha + u);
  const mode = Math.max(0, Math.floor(((r - 1) * u) / alpha));
  const negligible = Math.min(tail, 1e-9) * 1e-6;
  const atMode = weight * Math.exp(logNegativeBinomial(state, u, mode));
  while (counts.length <= mode) counts.push(0);
  counts[mode] += atMode;
  let p = atMode;
  for (let n = mode; n > 0 && p > negligible * 1e-6; n--) {
    p *= n / ((r + n - 1) * z);
    counts[n - 1] += p;
  }
  p = atMode;
  for (let n = mode; n < LONGEST; n++) {
    const ratio = ((r + n) / (n + 1)) * z;
    p *= ratio;
    if (ratio < 1 && p <= negligible * (1 - ratio)) break;
    if (counts.length === n + 1) counts.push(p);
    else counts[n + 1] += p;
  }
}
