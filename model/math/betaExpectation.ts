/**
 * E[g(p)] for p ~ Beta(a, b) and a positive, convex, falling g: slower than a series but without cancellation,
 * for any a, b > 0 from 1e-12 to 1e6 and beyond.
 *
 * Trapezoids in v = ln(p / (1 − p)): there the integrand is analytic and dies off exponentially at both ends, so
 * equal steps converge exponentially (Trefethen & Weideman 2014). Where a or b is so small that an end dies off
 * slowly, g is split into its end value and a remainder that carries one more factor p (or 1 − p).
 *
 * @param a > 0
 * @param b > 0
 * @param g function of p and of 1 − p
 * @param g0 g at p = 0
 * @param g1 g at p = 1
 */
export function betaExpectation(
  a: number,
  b: number,
  g: (p: number, oneMinusP: number) => number,
  g0: number,
  g1: number,
): number {
  const low = a < 0.3;
  const high = b < 0.3;
  if (!low && !high) return trapezoids(a, b, g);
  if (low && !high) return g0 - (a / (a + b)) * trapezoids(a + 1, b, (p, q) => (g0 - g(p, q)) / p);
  if (high && !low) return g1 + (b / (a + b)) * trapezoids(a, b + 1, (p, q) => (g(p, q) - g1) / q);
  const chord = (g0 * b + g1 * a) / (a + b);
  const sag = trapezoids(a + 1, b + 1, (p, q) => (g0 * q + g1 * p - g(p, q)) / (p * q));
  return chord - ((a * b) / ((a + b) * (a + b + 1))) * sag;
}

/** Σ density · g / Σ density over equal steps of v: the sum of the densities stands for B(a, b). */
function trapezoids(a: number, b: number, g: (p: number, oneMinusP: number) => number): number {
  const step = Math.min(0.25, 0.5 * Math.sqrt(1 / a + 1 / b));
  const centre = Math.log(a / b);
  const height = logDensity(a, b, centre);
  let mass = 1;
  let sum = valueAt(g, centre);
  for (const side of [-1, 1]) {
    const enough = 1e-17 * Math.min(1, step * (side < 0 ? a : b));
    for (let k = 1; k < 100_000; k++) {
      const v = centre + side * k * step;
      const density = Math.exp(logDensity(a, b, v) - height);
      if (density === 0) break;
      const term = density * valueAt(g, v);
      mass += density;
      sum += term;
      if (!(density > enough * mass || term > enough * sum)) break;
    }
  }
  return sum / mass;
}

/** ln [p^a (1 − p)^b], from the exponential that cannot overflow. */
function logDensity(a: number, b: number, v: number): number {
  const logLarger = -Math.log1p(Math.exp(-Math.abs(v)));
  return (a + b) * logLarger - Math.abs(v) * (v > 0 ? b : a);
}

function valueAt(g: (p: number, oneMinusP: number) => number, v: number): number {
  const e = Math.exp(-Math.abs(v));
  const larger = 1 / (1 + e);
  return v > 0 ? g(larger, e * larger) : g(e * larger, larger);
}
