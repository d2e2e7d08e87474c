import { symmetricEigen } from "../math/symmetricEigen.ts";

/** Curvature below which the data say nothing along a direction of logarithms: a step of 1 costs half of it. */
const FLAT = 1e-4;
/** Share of a direction that may lie along flat ones. */
const NEGLIGIBLE = 1e-3;

/**
 * Standard error of a linear function g·η at an optimum, from the Hessian of the total negative log-likelihood; null
 * where the function changes along a direction on which the data say nothing.
 *
 * Unlike an inverse of the whole, one undetermined direction (a and b both large) leaves the others their errors.
 *
 * @param held coordinates on a bound, taken as known
 */
export function spreadOf(
  hessian: readonly (readonly number[])[],
  held: readonly boolean[],
): (g: readonly number[]) => number | null {
  const free = held.map((_, i) => i).filter((i) => !held[i]);
  const { values, vectors } = symmetricEigen(free.map((i) => free.map((j) => hessian[i][j])));
  return (g) => {
    const length = Math.hypot(...free.map((i) => g[i]));
    let variance = 0;
    for (let k = 0; k < values.length; k++) {
      const along = vectors[k].reduce((sum, v, i) => sum + v * g[free[i]], 0);
      if (values[k] > FLAT) variance += (along * along) / values[k];
      else if (!(Math.abs(along) <= NEGLIGIBLE * length)) return null;
    }
    return length > 0 && Number.isFinite(variance) ? Math.sqrt(variance) : null;
  };
}
