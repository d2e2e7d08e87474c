/** How often what happened fell inside the predictive 80% interval, and outside on either side. */
export interface Coverage {
  inside: number;
  below: number;
  above: number;
}

/**
 * Coverage of the central 80% of predicted count distributions, by the non-randomised probability integral
 * transform: customer i covers the share of [F(y - 1), F(y)] that lies in [.1, .9]. A forecast that is right
 * gives .8 on average however coarse the counts are.
 *
 * @param lower F(y - 1) of each customer, 0 for y = 0
 * @param upper F(y) of each customer
 * @returns means over the customers, adding up to 1; NaN for nobody
 * @see Czado, Gneiting & Held (2009), "Predictive model assessment for count data", eq. 2
 */
export function coverage80(lower: ArrayLike<number>, upper: ArrayLike<number>): Coverage {
  const n = lower.length;
  const sum = { inside: 0, below: 0, above: 0 };
  for (let i = 0; i < n; i++) {
    const from = lower[i]!;
    const to = upper[i]!;
    const width = to - from;
    if (width > 0) {
      sum.below += Math.max(0, Math.min(to, 0.1) - from) / width;
      sum.above += Math.max(0, to - Math.max(from, 0.9)) / width;
      sum.inside += Math.max(0, Math.min(to, 0.9) - Math.max(from, 0.1)) / width;
    } else if (to < 0.1) sum.below++;
    else if (to > 0.9) sum.above++;
    else sum.inside++;
  }
  return { inside: sum.inside / n, below: sum.below / n, above: sum.above / n };
}
