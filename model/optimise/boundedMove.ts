import type { Bounds } from "./minimise.ts";
import type { Evaluation } from "./objective.ts";
import { trustRegionStep } from "./trustRegionStep.ts";

/**
 * Where the trust-region step leads inside a box. A coordinate that would cross its bound is set on it, and the step
 * of the others is found anew: along a ridge, cutting off one coordinate of a step alone would lead off the ridge.
 *
 * @param held coordinates that do not move
 */
export function boundedMove(
  at: readonly number[],
  { gradient, hessian }: Evaluation,
  held: readonly boolean[],
  { lower, upper }: Bounds,
  radius: number,
): number[] {
  const step = at.map(() => 0);
  const fixed = [...held];
  for (;;) {
    const free = at.map((_, i) => i).filter((i) => !fixed[i]);
    const slopes = free.map((i) =>
      fixed.reduce((sum, isFixed, j) => sum + (isFixed ? hessian[i][j] * step[j] : 0), gradient[i]),
    );
    const curves = free.map((i) => free.map((j) => hessian[i][j]));
    trustRegionStep(slopes, curves, radius).forEach((along, k) => {
      step[free[k]] = along;
    });
    const crossing = free.filter((i) => at[i] + step[i] < lower[i] || at[i] + step[i] > upper[i]);
    if (crossing.length === 0) return at.map((v, i) => v + step[i]);
    for (const i of crossing) {
      fixed[i] = true;
      step[i] = (step[i] < 0 ? lower[i] : upper[i]) - at[i];
    }
  }
}
