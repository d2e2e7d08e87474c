import { gaussLegendre } from "../../math/gaussLegendre.ts";
import type { ParetoNbdParams } from "./params.ts";

const { nodes, weights } = gaussLegendre(16);
/** E-folds that the integrand falls by in a panel, and its length in ln(m + u). */
const FALL = 6;
const LENGTH = 1.5;
/** So many times the smaller of α and β lie beyond any horizon. */
const NEVER = 1e12;

/**
 * Chance that a customer who is alive now buys within t, before dying:
 *
 *   ∫_0^t r/(α + u) (α/(α + u))^r (β/(β + u))^s du
 *
 * @param state r, alpha, s, beta of the customer, see aliveState
 * @param t >= 0, in the unit of alpha and beta
 */
export function chanceToBuy(state: ParetoNbdParams, t: number): number {
  return chanceBetween(state, 0, t);
}

/**
 * The time by which that chance is reached, by Newton's method: the chance rises ever more slowly, so that no step
 * passes the root, and each adds only the integral over itself.
 *
 * @param chance in [0, 1)
 * @returns Infinity where more than that die without buying again
 */
export function timeToBuy(state: ParetoNbdParams, chance: number): number {
  if (chance === 0) return 0;
  const { r, alpha, s, beta } = state;
  const nearest = Math.min(alpha, beta);
  // Were there no dying.
  let t = alpha * Math.expm1(-Math.log1p(-chance) / r);
  let reached = chanceToBuy(state, t);
  while (t < NEVER * nearest) {
    const density = Math.exp(-(r + 1) * Math.log1p(t / alpha) - s * Math.log1p(t / beta)) * (r / alpha);
    const step = (chance - reached) / density;
    if (!(step > 1e-12 * t)) return t;
    if (!(t + step < NEVER * nearest)) return Infinity;
    reached += chanceBetween(state, t, t + step);
    t += step;
  }
  return Infinity;
}

/** The part of the integral between two times, by Gauss–Legendre panels in ln(m + u), m the smaller of α and β. */
function chanceBetween({ r, alpha, s, beta }: ParetoNbdParams, from: number, to: number): number {
  const near = Math.min(alpha, beta) + from;
  const length = Math.log1p((to - from) / near);
  const fall = (r + 1) * Math.log((alpha + to) / (alpha + from)) + s * Math.log((beta + to) / (beta + from));
  const panels = Math.ceil(Math.max(fall / FALL, length / LENGTH));
  const width = length / panels;
  let sum = 0;
  for (let panel = 0; panel < panels; panel++) {
    const before = sum;
    for (let i = 0; i < nodes.length; i++) {
      const z = (panel + nodes[i]) * width;
      const u = from + near * Math.expm1(z);
      sum += weights[i] * Math.exp(z - (r + 1) * Math.log1p(u / alpha) - s * Math.log1p(u / beta));
    }
    // The integrand rises, if at all, before it falls.
    if (sum - before < 1e-17 * before) break;
  }
  return (sum * width * near * r) / alpha;
}
