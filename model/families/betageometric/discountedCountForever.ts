import { betaExpectation } from "../../math/betaExpectation.ts";
import { stretchedNodes } from "../../math/stretchedNodes.ts";
import type { BetaGeometricParams } from "./params.ts";

/** Of the quadrature nodes: eight digits of a sum without end are enough. */
const SPACING = 0.25;

/**
 * Expected purchases without end of a customer who is alive now, each discounted by e^(−δ u) for its time u.
 *
 *   E_p E_λ [λ/(δ + λ p)],  p ~ Beta(a, b),  λ ~ Gamma(r, α)
 *
 * which is ∫_0^∞ e^(−δu) λ e^(−λ p u) du given the two. Both means by quadrature, the factor λ taken into the
 * density, where it makes a Gamma(r + 1, α): the inner sum is then a few divisions.
 *
 * @param state r, alpha, a, b of the customer, see aliveState
 * @param delta continuous rate > 0 per unit of time: undiscounted the sum may be infinite
 */
export function discountedCountForever({ r, alpha, a, b }: BetaGeometricParams, delta: number): number {
  const shape = r + 1;
  const top = Math.log(shape);
  const { at, weights } = stretchedNodes(
    (v) => shape * v - Math.exp(v),
    top,
    top,
    1 / Math.sqrt(shape),
    SPACING,
  );
  const rates = at.map(Math.exp);
  const d = delta * alpha;
  const givenDropOut = (p: number) => {
    let sum = 0;
    for (let k = 0; k < rates.length; k++) sum += weights[k] / (d + rates[k] * p);
    return r * sum;
  };
  return betaExpectation(a, b, givenDropOut, r / d, givenDropOut(1), d / shape, SPACING);
}
