const TINY = 1e-300;

/**
 * Gauss's hypergeometric function with a 1: ₂F₁(1, b; c; z) = Σ_k (b)_k/(c)_k z^k for 0 <= z < 1, c >= b > 0.
 *
 * By Gauss's continued fraction, which converges also near z = 1, where the series takes thousands of terms.
 *
 * @param b > 0
 * @param c >= b
 * @param z in [0, 1)
 * @see NIST DLMF 15.7.5
 * @example hypergeometricWithOne(1, 2, 0.5); // => 1.3862943611198906 (2 ln 2)
 */
export function hypergeometricWithOne(b: number, c: number, z: number): number {
  let d = 1;
  let numerator = 1 - (b / c) * z;
  let h = numerator;
  for (let i = 2; i <= 1_000_000; i++) {
    const j = Math.floor(i / 2);
    const k =
      i % 2 === 1
        ? (-(b + j) * (c - 1 + j) * z) / ((c - 2 + i) * (c - 1 + i))
        : (-j * (c - b - 1 + j) * z) / ((c - 2 + i) * (c - 1 + i));
    d = 1 / guard(1 + k * d);
    numerator = guard(1 + k / numerator);
    const step = d * numerator;
    h *= step;
    if (Math.abs(step - 1) < 2e-16) break;
  }
  return 1 / h;
}

function guard(y: number): number {
  return Math.abs(y) < TINY ? TINY : y;
}
