import type { BetaGeometricParams } from "./params.ts";

const MOST_TERMS = 3000;
/** Results smaller than this share of what they are the difference of have lost three digits: leave them. */
const SMALLEST_SHARE = 1e-3;

/**
 * Expected purchases within t of a customer who is alive now, by the Euler-transformed ₂F₁ of the papers, rearranged
 * so that nothing is divided by a − 1 or by c = a + b − 1:
 *
 *   −(c·E + S·(1 + ε E)),  ε = a − 1,  z = t/(α + t),  E = [(1 − z)^ε − 1]/ε,
 *   S = Σ_{k≥1} (u)_k (1 + ε)_{k−1} / ((c + 1)_{k−1} k!) z^k,  u = a + b − 1 − r
 *
 * @returns NaN where the sum converges too slowly or too much cancels: the caller integrates then
 * @see Fader, Hardie & Lee (2005), eq. 10; NIST DLMF 15.8.1
 */
export function expectedCountSeries({ r, alpha, a, b }: BetaGeometricParams, t: number): number {
  const z = t / (alpha + t);
  const epsilon = a - 1;
  const c = a + b - 1;
  const u = c - r;
  const logRest = -Math.log1p(t / alpha);
  const e = epsilon === 0 ? logRest : Math.expm1(epsilon * logRest) / epsilon;
  const shrink = Math.exp(epsilon * logRest);
  const negligible = (1e-17 * alpha) / (alpha + t);
  let term = u * z;
  let sum = term;
  let size = Math.abs(term);
  let k = 1;
  for (; k < MOST_TERMS; k++) {
    term *= (((u + k) * (a + k - 1)) / ((c + k) * (k + 1))) * z;
    sum += term;
    const magnitude = Math.abs(term);
    size += magnitude;
    if (magnitude <= negligible * size) break;
  }
  const result = -(c * e + shrink * sum);
  const scale = Math.abs(c * e) + shrink * size;
  return k < MOST_TERMS && result > SMALLEST_SHARE * scale && scale < Infinity ? result : Number.NaN;
}
