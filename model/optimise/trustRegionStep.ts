import { symmetricEigen } from "../math/symmetricEigen.ts";

/**
 * The step of at most `radius` that minimises the quadratic model g·s + ½ s·H·s, whatever the signs of H's
 * eigenvalues: in their basis the step is −g_k/(λ_k + μ) with the smallest μ >= 0 that keeps it inside.
 *
 * @see Nocedal & Wright, Numerical Optimization, 4.3
 */
export function trustRegionStep(
  gradient: readonly number[],
  hessian: readonly (readonly number[])[],
  radius: number,
): number[] {
  const n = gradient.length;
  if (n === 0) return [];
  const { values, vectors } = symmetricEigen(hessian);
  const slopes = vectors.map((vector) => vector.reduce((sum, v, i) => sum + v * gradient[i], 0));
  const length = (mu: number) => Math.hypot(...slopes.map((slope, k) => slope / (values[k] + mu)));
  const lowest = Math.min(...values);
  const steepest = Math.hypot(...slopes);
  let mu = 0;
  if (!(lowest > 0 && length(0) <= radius)) {
    let low = Math.max(0, -lowest) + Number.MIN_VALUE;
    let high = Math.max(0, -lowest) + steepest / radius + Number.MIN_VALUE;
    for (let round = 0; round < 100 && high - low > 1e-12 * high; round++) {
      const middle = (low + high) / 2;
      if (length(middle) > radius) low = middle;
      else high = middle;
    }
    mu = high;
  }
  const step = gradient.map(() => 0);
  for (let k = 0; k < n; k++) {
    const along = -slopes[k] / (values[k] + mu);
    if (Number.isFinite(along)) for (let i = 0; i < n; i++) step[i] += along * vectors[k][i];
  }
  return step;
}
