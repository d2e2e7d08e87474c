import { gaussLegendre } from "../math/gaussLegendre.ts";
import type { OperationalTime } from "./operationalTime.ts";

/** In each panel the expectation is a polynomial through so many points. */
const rule = gaussLegendre(12);
/** Of the polynomials: Π over the other nodes of 1/(node − other). */
const barycentric = rule.nodes.map((node, i) =>
  rule.nodes.reduce((product, other, j) => (j === i ? product : product / (node - other)), 1),
);
/** Within a day neither the discount nor the expectation bends much. */
const withinDay = gaussLegendre(2);
/** Width of a panel in ln(1 + τ/scale): there an expectation of purchases is smooth from the first one on. */
const WIDTH = 2;
/** Later than so many times 1/δ nothing is left of a purchase. */
const FAR = 30;

interface Nodes {
  /** Operational time from now. */
  at: Float64Array;
  weights: Float64Array;
}

/**
 * Purchases from a date on, each discounted by the calendar while they come by the shop's own clock:
 *
 *   Σ e^(−δ u) = e^(−δ h) E(τ(h)) + δ ∫_0^h e^(−δ u) E(τ(u)) du
 *
 * with u in calendar days and τ(u) the operational time in them. E is smooth in τ, τ(u) is not smooth in u: so E is
 * taken at a few points of τ, and how much each of them counts is worked out once from every single day (product
 * integration). What customers share is shared: one sum costs a dozen expectations or two.
 */
export class CalendarDiscount {
  /** Operational time in the days. */
  readonly time: number;
  readonly #clock: (days: number) => number;
  readonly #days: number;
  readonly #delta: number;
  readonly #nodes = new Map<number, Nodes>();

  /**
   * @param clock operational time in (asOf, asOf + u]
   * @param days calendar days, >= 0 and finite
   * @param delta continuous rate a calendar day, >= 0
   */
  constructor(clock: (days: number) => number, days: number, delta: number) {
    this.#clock = clock;
    this.#days = days;
    this.#delta = delta;
    this.time = clock(days);
  }

  /**
   * @param expected purchases within τ
   * @param scale operational time of about one purchase; decides nothing but where points lie
   * @param atEnd expected(time), where it is known already
   */
  sum(expected: (time: number) => number, scale: number, atEnd = expected(this.time)): number {
    if (this.#delta === 0 || this.time === 0) return atEnd;
    const { at, weights } = this.#nodesFor(scale);
    let sum = Math.exp(-this.#delta * this.#days) * atEnd;
    for (let i = 0; i < at.length; i++) sum += weights[i] * expected(at[i]);
    return sum;
  }

  /** Points for customers of about one scale. */
  #nodesFor(scale: number): Nodes {
    const power = Math.round(Math.log2(Math.min(4096, Math.max(0.5, scale))));
    let nodes = this.#nodes.get(power);
    if (!nodes) {
      nodes = this.#weigh(2 ** power);
      this.#nodes.set(power, nodes);
    }
    return nodes;
  }

  #weigh(scale: number): Nodes {
    const range = Math.log1p(this.time / scale);
    const panels = Math.ceil(range / WIDTH);
    const width = range / panels;
    const n = rule.nodes.length;
    const at = new Float64Array(panels * n);
    for (let i = 0; i < at.length; i++) {
      at[i] = scale * Math.expm1((Math.floor(i / n) + rule.nodes[i % n]) * width);
    }
    const weights = new Float64Array(at.length);
    for (let day = 0; day < this.#days; day++) {
      const length = Math.min(1, this.#days - day);
      for (let q = 0; q < withinDay.nodes.length; q++) {
        const u = day + withinDay.nodes[q] * length;
        const place = Math.log1p(this.#clock(u) / scale) / width;
        const panel = Math.min(panels - 1, Math.floor(place));
        const mass = withinDay.weights[q] * length * this.#delta * Math.exp(-this.#delta * u);
        addLagrange(weights, panel * n, place - panel, mass);
      }
    }
    return { at, weights };
  }
}

/** Spreads a mass at x in [0, 1] over the nodes of a panel, so that polynomials keep their value. */
function addLagrange(weights: Float64Array, from: number, x: number, mass: number): void {
  let total = 0;
  for (let i = 0; i < barycentric.length; i++) {
    const distance = x - rule.nodes[i];
    if (distance === 0) {
      weights[from + i] += mass;
      return;
    }
    total += barycentric[i] / distance;
  }
  for (let i = 0; i < barycentric.length; i++) {
    weights[from + i] += (mass * barycentric[i]) / (x - rule.nodes[i]) / total;
  }
}

/** How far a sum without end has to follow the clock: to its last uneven day, or to where nothing is left. */
export function daysThatMatter(time: OperationalTime, asOf: number, delta: number): number {
  return Math.min(Math.max(0, time.lastDay - asOf), Math.ceil(FAR / delta));
}
