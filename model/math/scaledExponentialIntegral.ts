import { gaussLegendre } from "./gaussLegendre.ts";

const rule = gaussLegendre(16);

/**
 * e^z E_n(z) = ∫_0^∞ e^(−z w) (1 + w)^(−n) dw for z > 0 and real n > 1.
 *
 * Continued fraction; where z is so small that it converges slowly, Gauss–Legendre panels in s = ln(1 + w).
 *
 * @see NIST DLMF 8.19.17
 * @example scaledExponentialIntegral(2, 1); // => 0.4036526376768
 */
export function scaledExponentialIntegral(n: number, z: number): number {
  let b = z + n;
  let c = 1e300;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i <= 120; i++) {
    const numerator = -i * (n - 1 + i);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    h *= c * d;
    if (Math.abs(c * d - 1) < 1e-15) return h;
  }
  return panels(n, z);
}

function panels(n: number, z: number): number {
  const range = Math.min(40 / (n - 1), Math.log1p(45 / z));
  const count = Math.max(3, Math.ceil(range / 2));
  const width = range / count;
  let sum = 0;
  for (let panel = 0; panel < count; panel++) {
    for (let i = 0; i < rule.nodes.length; i++) {
      const s = (panel + rule.nodes[i]) * width;
      sum += rule.weights[i] * Math.exp(-z * Math.expm1(s) - (n - 1) * s);
    }
  }
  return sum * width;
}
