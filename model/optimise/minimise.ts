import { boundedMove } from "./boundedMove.ts";
import type { Evaluation, Objective } from "./objective.ts";

export interface Bounds {
  lower: readonly number[];
  upper: readonly number[];
}

export interface Minimum extends Evaluation {
  at: number[];
  /** Largest slope along a coordinate that is free to move. */
  gradientNorm: number;
  converged: boolean;
  iterations: number;
  /** Coordinates that rest on a bound with the slope pushing outward. */
  held: boolean[];
}

/**
 * Newton's method with a trust region inside a box, for a handful of parameters.
 *
 * Uses the exact Hessian, so that curved ridges and saddles are no trouble, and judges convergence by the gradient
 * alone. Coordinates resting on a bound are left out of the step; one that would cross a bound stops there, and the
 * others make the best of it.
 *
 * @param tolerance of the largest free slope
 * @see Nocedal & Wright, Numerical Optimization, chapter 4
 */
export function minimise(
  objective: Objective,
  start: readonly number[],
  bounds: Bounds,
  tolerance = 1e-9,
  mostIterations = 200,
): Minimum {
  const inside = (at: readonly number[]) =>
    at.map((v, i) => Math.min(Math.max(v, bounds.lower[i]), bounds.upper[i]));
  let at = inside(start);
  let here = objective(at);
  let radius = 1;
  let iterations = 0;
  for (; iterations < mostIterations; iterations++) {
    const held = heldAt(at, here.gradient, bounds);
    if (freeSlope(here.gradient, held) <= tolerance) break;
    const candidate = inside(boundedMove(at, here, held, bounds, radius));
    const predicted = -predictedChange(at, candidate, here);
    if (!(predicted > 0)) {
      radius /= 4;
      if (radius < 1e-14) break;
      continue;
    }
    const there = objective(candidate);
    // Near the minimum the change drowns in rounding: there the gradient decides.
    const drowned = predicted < 1e-10 * (1 + Math.abs(here.value));
    const better = drowned
      ? freeSlope(there.gradient, held) < freeSlope(here.gradient, held)
      : here.value - there.value > 1e-4 * predicted;
    const gain = drowned ? 1 : (here.value - there.value) / predicted;
    const length = Math.hypot(...candidate.map((v, i) => v - at[i]));
    if (!better || gain < 0.25) radius = Math.min(radius, length) / 4;
    else if (gain > 0.75 && length > 0.8 * radius) radius = Math.min(2 * radius, 4);
    if (better) [at, here] = [candidate, there];
    else if (radius < 1e-14) break;
  }
  const held = heldAt(at, here.gradient, bounds);
  const gradientNorm = freeSlope(here.gradient, held);
  // Rounding may end the search a little before the tolerance asked for; a thousand times it is still flat.
  return { ...here, at, gradientNorm, converged: gradientNorm <= 1000 * tolerance, iterations, held };
}

function heldAt(at: readonly number[], gradient: readonly number[], bounds: Bounds): boolean[] {
  return at.map(
    (v, i) => (v <= bounds.lower[i] && gradient[i] >= 0) || (v >= bounds.upper[i] && gradient[i] <= 0),
  );
}

function freeSlope(gradient: readonly number[], held: readonly boolean[]): number {
  const slope = Math.max(0, ...gradient.map((g, i) => (held[i] ? 0 : Math.abs(g))));
  return gradient.some(Number.isNaN) ? Infinity : slope;
}

function predictedChange(
  from: readonly number[],
  to: readonly number[],
  { gradient, hessian }: Evaluation,
): number {
  const step = to.map((v, i) => v - from[i]);
  let change = 0;
  for (let i = 0; i < step.length; i++) {
    change += gradient[i] * step[i];
    for (let j = 0; j < step.length; j++) change += (hessian[i][j] * step[i] * step[j]) / 2;
  }
  return change;
}
