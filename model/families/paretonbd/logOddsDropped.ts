import { logIntegralConcave } from "../../math/logIntegralConcave.ts";
import type { Summary } from "../../summary.ts";
import type { ParetoNbdParams } from "./params.ts";

/**
 * D: log odds that a customer has died by T, minus infinity where T = t_x.
 *
 *   D = ln ∫_tx^T s/(β + u) ((α + T)/(α + u))^(r + x) ((β + T)/(β + u))^s du
 *
 * Everything the family says of the past rests on it: P(alive) = 1/(1 + e^D), and the likelihood of a customer is that
 * of one surely alive times (1 + e^D). The paper's A_0 is this integral as a difference of two hypergeometric
 * functions, which cancel or overflow; here it is a positive quadrature, in z = ln[(m + u)/(m + t_x)] with m the
 * smaller of α and β, where the logarithm of the integrand is concave and smooth. With x = 0, t_x = 0.
 *
 * @see Schmittlein, Morrison & Colombo (1987), eq. 11–13; Fader & Hardie (2005), "A Note on Deriving the Pareto/NBD
 *   Model and Related Expressions"
 */
export function logOddsDropped(params: ParetoNbdParams, { frequency: x, recency, T }: Summary): number {
  const { r, alpha, s, beta } = params;
  const tx = x === 0 ? 0 : recency;
  if (!(T > tx)) return Number.NEGATIVE_INFINITY;
  const alphaIsNear = alpha <= beta;
  const near = (alphaIsNear ? alpha : beta) + tx;
  const far = (alphaIsNear ? beta : alpha) + tx;
  const nearPower = alphaIsNear ? r + x : s + 1;
  const farPower = alphaIsNear ? s + 1 : r + x;
  const grown = near / far;
  const length = Math.log1p((T - tx) / near);
  return (
    Math.log((s * near) / (beta + tx)) +
    (r + x) * Math.log1p((T - tx) / (alpha + tx)) +
    s * Math.log1p((T - tx) / (beta + tx)) +
    logIntegralConcave(
      (z) => (1 - nearPower) * z - farPower * Math.log1p(grown * Math.expm1(z)),
      // (m + u)/(M + u), written with e^−z so that it cannot overflow.
      (z) => 1 - nearPower - (farPower * near) / (near + (far - near) * Math.exp(-z)),
      length,
    )
  );
}
