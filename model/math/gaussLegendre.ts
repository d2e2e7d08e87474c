export interface Quadrature {
  nodes: Float64Array;
  weights: Float64Array;
}

/**
 * Nodes and weights of Gauss–Legendre quadrature on [0, 1], by Newton's method on the Legendre polynomial.
 *
 * @param n number of nodes, a whole number >= 1
 * @see NIST DLMF 3.5(v)
 */
export function gaussLegendre(n: number): Quadrature {
  const nodes = new Float64Array(n);
  const weights = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    let slope = 1;
    for (let round = 0; round < 100; round++) {
      let before = 1;
      let here = x;
      for (let k = 2; k <= n; k++) {
        const next = ((2 * k - 1) * x * here - (k - 1) * before) / k;
        before = here;
        here = next;
      }
      slope = (n * (x * here - before)) / (x * x - 1);
      const step = here / slope;
      x -= step;
      if (Math.abs(step) < 1e-16) break;
    }
    nodes[i] = (1 - x) / 2;
    weights[i] = 1 / ((1 - x * x) * slope * slope);
  }
  return { nodes, weights };
}
