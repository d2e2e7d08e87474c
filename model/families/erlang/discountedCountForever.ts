import { betaExpectation } from "../../math/betaExpectation.ts";
import { stretchedNodes } from "../../math/stretchedNodes.ts";
import type { Renewal } from "./renewal.ts";

/** Of the quadrature nodes. */
const SPACING = 0.2;

/**
 * Expected purchases without end of a customer who is alive now, each discounted by e^(−δ u) for its time u.
 *
 *   E_p Σ_j w_j E_λ [φ^(k−j)/(1 − (1 − p) φ^k)],  φ = λ/(λ + δ),  p ~ Beta(a, b),  λ ~ Gamma(R + j, α)
 *
 * which sums (1 − p)^(n−1) φ^(kn−j), the discount of the n-th purchase. Both means by quadrature, one factor λ of
 * φ^(k−j) taken into the density.
 *
 * @param delta continuous rate > 0 per unit of time: undiscounted the sum may be infinite
 */
export function discountedCountForever(state: Renewal, delta: number): number {
  const { k, weights, shape, rate, a, b } = state;
  const d = delta * rate;
  // By node: what it counts for, the discount to the first purchase, and 1 − φ^k.
  const counts: number[] = [];
  const first: number[] = [];
  const lost: number[] = [];
  weights.forEach((weight, j) => {
    if (!(weight > 0)) return;
    const more = shape + j + 1;
    const top = Math.log(more);
    const nodes = stretchedNodes(
      (v) => more * v - Math.exp(v),
      Math.min(top, Math.log(d)),
      top,
      1 / Math.sqrt(more),
      SPACING,
    );
    nodes.at.forEach((v, i) => {
      const lambda = Math.exp(v);
      const logPhi = -Math.log1p(d / lambda);
      counts.push(((weight * (shape + j)) / (lambda + d)) * nodes.weights[i]);
      first.push(Math.exp(logPhi * (k - j - 1)));
      lost.push(-Math.expm1(k * logPhi));
    });
  });
  const givenDropOut = (p: number) => {
    let sum = 0;
    for (let i = 0; i < counts.length; i++) {
      if (counts[i] > 0) sum += (counts[i] * first[i]) / (lost[i] + p * (1 - lost[i]));
    }
    return sum;
  };
  return betaExpectation(
    a,
    b,
    givenDropOut,
    givenDropOut(0),
    givenDropOut(1),
    (k * d) / (shape + 1),
    SPACING,
  );
}
