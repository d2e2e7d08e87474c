import { logBeta } from "./logBeta.ts";

const TINY = 1e-300;

/**
 * Regularised incomplete beta I_z(a, b) = P(Beta(a, b) <= z), with full relative precision when it is small.
 *
 * Lentz's continued fraction where it converges fast, the reflection 1 − I_{1−z}(b, a) elsewhere.
 * It is also the tail of a negative binomial: P(N >= n) = I_z(n, r).
 *
 * @param z in [0, 1]
 * @param a > 0
 * @param b > 0
 * @param oneMinusZ 1 − z, where the caller knows it more exactly than the subtraction gives it
 * @throws {RangeError} unless 0 <= z <= 1 and a, b > 0
 * @see NIST DLMF 8.17.22
 * @example incompleteBeta(0.5, 2, 3); // => 0.6875
 */
export function incompleteBeta(z: number, a: number, b: number, oneMinusZ = 1 - z): number {
  if (!(z >= 0 && z <= 1)) throw new RangeError(`incompleteBeta requires 0 <= z <= 1: ${z}`);
  if (!(a > 0 && b > 0)) throw new RangeError(`incompleteBeta requires a > 0 and b > 0: ${a}, ${b}`);
  if (z === 0) return 0;
  if (oneMinusZ === 0) return 1;
  const front = Math.exp(a * logOf(z, oneMinusZ) + b * logOf(oneMinusZ, z) - logBeta(a, b));
  if (z <= (a + 1) / (a + b + 2)) return (front * fraction(z, a, b)) / a;
  return 1 - (front * fraction(oneMinusZ, b, a)) / b;
}

/** ln y, through 1 − y where that is the smaller. */
function logOf(y: number, oneMinusY: number): number {
  return oneMinusY < 0.5 ? Math.log1p(-oneMinusY) : Math.log(y);
}

function fraction(z: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / guard(1 - ((a + b) * z) / (a + 1));
  let h = d;
  for (let m = 1; m <= 100_000; m++) {
    const even = (m * (b - m) * z) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / guard(1 + even * d);
    c = guard(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * z) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / guard(1 + odd * d);
    c = guard(1 + odd / c);
    h *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return h;
}

function guard(y: number): number {
  return Math.abs(y) < TINY ? TINY : y;
}
