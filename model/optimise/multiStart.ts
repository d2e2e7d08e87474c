import { type Bounds, type Minimum, minimise } from "./minimise.ts";
import type { Objective } from "./objective.ts";

/**
 * The lowest minimum reached from several starts. Where a cheaper objective on a part of the data is given, the starts
 * are tried on it, and only the best is carried to the end on all.
 */
export function multiStart(
  objective: Objective,
  starts: readonly (readonly number[])[],
  bounds: Bounds,
  onPart: Objective | null = null,
): Minimum {
  const tries = starts.map((start) =>
    onPart ? minimise(onPart, start, bounds, 1e-5, 60) : minimise(objective, start, bounds),
  );
  const best = tries.reduce((left, right) =>
    right.value < left.value || Number.isNaN(left.value) ? right : left,
  );
  if (onPart === null) return best;
  const full = minimise(objective, best.at, bounds);
  return { ...full, iterations: full.iterations + best.iterations };
}
