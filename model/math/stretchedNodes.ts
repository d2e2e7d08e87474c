export interface Nodes {
  at: number[];
  /** Sum to 1. */
  weights: number[];
}

/**
 * Nodes and weights for the mean of a function over a density on the whole line that dies off at least
 * exponentially at both ends: equal steps in s, with v = centre + scale · sinh(s), so that steps are narrow where the
 * integrand bends and long in its tails.
 *
 * @param logDensity log-concave, not normalised
 * @param low  left end of the stretch in which density times function bends; low <= high
 * @param high its right end, where the density has its top
 * @param width of the top of the density
 * @param spacing of the nodes where they are narrowest, in units of min(1, width): 0.2 gives 12 digits, 0.25 at least 8
 * @see Trefethen & Weideman (2014), "The Exponentially Convergent Trapezoidal Rule"
 */
export function stretchedNodes(
  logDensity: (v: number) => number,
  low: number,
  high: number,
  width: number,
  spacing = 0.2,
): Nodes {
  const unit = Math.min(1, width);
  const stretch = 3 + (high - low) / (2 * unit);
  const step = spacing / stretch;
  const scale = unit * stretch;
  const centre = (low + high) / 2;
  const top = logDensity(high);
  const at: number[] = [];
  const weights: number[] = [];
  let mass = 0;
  const growth = Math.exp(step);
  for (const side of [-1, 1]) {
    for (let grown = side < 0 ? growth : 1; grown < Infinity; grown *= growth) {
      const v = centre + (side * scale * (grown - 1 / grown)) / 2;
      const weight = (Math.exp(logDensity(v) - top) * (grown + 1 / grown)) / 2;
      mass += weight;
      at.push(v);
      weights.push(weight);
      if ((v < low || v > high) && !(weight > 1e-21 * mass)) break;
    }
  }
  for (let i = 0; i < weights.length; i++) weights[i] /= mass;
  return { at, weights };
}
