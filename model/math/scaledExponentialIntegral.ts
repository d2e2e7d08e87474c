import { logIntegralConcave } from "./logIntegralConcave.ts";

const TINY = 1e-300;

/**
 * e^z E_s(z) = ∫_0^∞ e^(−z v) (1 + v)^(−s) dv: the generalised exponential integral, scaled so that it neither
 * overflows nor underflows. It is Tricomi's confluent hypergeometric function Ψ(1, 2 − s; z).
 *
 * A continued fraction where it converges fast; elsewhere the integral itself in ln(1 + v), which unlike the power
 * series has no poles at whole s.
 *
 * @param s > 0
 * @param z > 0
 * @see NIST DLMF 8.19.17, 13.6.6
 * @example scaledExponentialIntegral(1, 1); // => 0.5963473623231941 (Gompertz's constant)
 */
export function scaledExponentialIntegral(s: number, z: number): number {
  if (z + s >= 2 && z >= 0.5) return fraction(s, z);
  const log = logIntegralConcave(
    (w) => (1 - s) * w - z * Math.expm1(w),
    (w) => 1 - s - z * Math.exp(w),
    Infinity,
  );
  return Math.exp(log);
}

/** Its even part, by Lentz's method: 1/(z + s − 1·s/(z + s + 2 − 2(s + 1)/(z + s + 4 − …))). */
function fraction(s: number, z: number): number {
  let b = z + s;
  let c = 1 / TINY;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i <= 10_000; i++) {
    const a = -i * (s - 1 + i);
    b += 2;
    d = 1 / (a * d + b);
    c = b + a / c;
    const step = c * d;
    h *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return h;
}
