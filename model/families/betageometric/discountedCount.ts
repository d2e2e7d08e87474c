import { gaussLegendre } from "../../math/gaussLegendre.ts";
import { expectedCount } from "./expectedCount.ts";
import type { BetaGeometricParams } from "./params.ts";

const rule = gaussLegendre(12);

/**
 * Expected purchases within t of a customer who is alive now, each discounted by e^(−δ u) for its time u.
 *
 *   ∫_0^t e^(−δu) dE(u) = e^(−δt) E(t) + δ ∫_0^t e^(−δu) E(u) du
 *
 * The integral by Gauss–Legendre panels in w = ln(1 + u/c), c = α/max(1, r) being the time of about one purchase: in w
 * E is smooth from its first bend to times much beyond α. More panels the further e^(−δu) falls.
 *
 * @param state r, alpha, a, b of the customer, see aliveState
 * @param t >= 0, in the unit of alpha
 * @param delta continuous rate >= 0 per unit of time; with 0 this is expectedCount
 */
export function discountedCount(state: BetaGeometricParams, t: number, delta: number): number {
  return discountedBy((u) => expectedCount(state, u), state.alpha / Math.max(1, state.r), t, delta);
}

/**
 * The same from any expectation.
 *
 * @param expected purchases until u
 * @param scale the time of about one purchase
 */
export function discountedBy(
  expected: (u: number) => number,
  scale: number,
  t: number,
  delta: number,
): number {
  const atEnd = expected(t);
  if (delta === 0 || t === 0) return atEnd;
  const until = Math.min(t, 45 / delta);
  const range = Math.log1p(until / scale);
  const panels = Math.ceil(range / 2 + (delta * until) / 8);
  const width = range / panels;
  let integral = 0;
  for (let panel = 0; panel < panels; panel++) {
    for (let i = 0; i < rule.nodes.length; i++) {
      const w = (panel + rule.nodes[i]) * width;
      const u = scale * Math.expm1(w);
      integral += rule.weights[i] * Math.exp(w - delta * u) * expected(u);
    }
  }
  return Math.exp(-delta * t) * atEnd + delta * scale * width * integral;
}
