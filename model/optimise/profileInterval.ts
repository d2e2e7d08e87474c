import { type Bounds, type Minimum, minimise } from "./minimise.ts";
import type { Objective } from "./objective.ts";

/** Enough for an end to be right to a thousandth of its distance from the minimum. */
const nearEnough = 1e-3;
const mostTries = 40;

/**
 * The interval of one coordinate by the profile of an objective: where, the other coordinates making the best of it,
 * the objective rises by `rise` above its minimum. Unlike one by the curvature at the minimum it follows a skewed
 * likelihood.
 *
 * The root of the rise is nearly a straight line on each side, so the secant finds the end in a few steps.
 *
 * @param width where the curvature at the minimum would put the end: the first try; > 0
 * @returns an end where the objective does not rise so far is infinite
 * @see Venzon & Moolgavkar (1988), "A method for computing profile-likelihood-based confidence intervals"
 */
export function profileInterval(
  objective: Objective,
  minimum: Minimum,
  bounds: Bounds,
  coordinate: number,
  rise: number,
  width: number,
): [low: number, high: number] {
  const end = (side: -1 | 1) => profileEnd(objective, minimum, bounds, coordinate, rise, width, side);
  return [end(-1), end(1)];
}

function profileEnd(
  objective: Objective,
  { at: best, value: lowest }: Minimum,
  bounds: Bounds,
  i: number,
  rise: number,
  width: number,
  side: -1 | 1,
): number {
  const farthest = side < 0 ? best[i] - bounds.lower[i] : bounds.upper[i] - best[i];
  let others = best;
  /** How far the root of the rise at this distance lies beyond that of the rise asked for; −1 at the minimum. */
  const miss = (distance: number) => {
    const fixed = best[i] + side * distance;
    const pinned = (ends: readonly number[]) => ends.map((end, j) => (j === i ? fixed : end));
    const start = others.map((v, j) => (j === i ? fixed : v));
    const box = { lower: pinned(bounds.lower), upper: pinned(bounds.upper) };
    const found = minimise(objective, start, box, 1e-6, 60);
    others = found.at;
    return Math.sqrt(Math.max(0, found.value - lowest) / rise) - 1;
  };
  let [inside, insideMiss] = [0, -1];
  let [outside, outsideMiss] = [Infinity, Infinity];
  let distance = Math.min(width, farthest);
  for (let tries = 0; tries < mostTries; tries++) {
    const off = miss(distance);
    if (Math.abs(off) < nearEnough) break;
    if (off < 0) {
      if (distance >= farthest) return side * Infinity;
      // The chord from the last point inside on, at most four times as far: a flattening profile has no end.
      const ahead = distance - (off * (distance - inside)) / Math.max(off - insideMiss, 1e-12);
      [inside, insideMiss] = [distance, off];
      if (outside === Infinity) {
        distance = Math.min(farthest, 4 * distance, ahead > distance ? ahead : Infinity);
        continue;
      }
    } else [outside, outsideMiss] = [distance, off];
    const chord = inside - (insideMiss * (outside - inside)) / (outsideMiss - insideMiss);
    const margin = 0.05 * (outside - inside);
    distance = Math.min(Math.max(chord, inside + margin), outside - margin);
  }
  return best[i] + side * distance;
}
