import { discountedBy } from "../betageometric/discountedCount.ts";
import { expectedInPhase } from "./expectedCount.ts";
import type { Renewal } from "./renewal.ts";

/**
 * Expected purchases within t of a customer who is alive now, each discounted by e^(−δ u) for its time u, by phase.
 *
 * @param t >= 0, in the unit of the rate
 * @param delta continuous rate >= 0 per unit of time; with 0 this is expectedByPhase
 */
export function discountedByPhase(state: Renewal, t: number, delta: number): number[] {
  const scale = state.rate / Math.max(1, state.shape);
  return state.weights.map((_, phase) =>
    discountedBy((u) => expectedInPhase(state, phase, u), scale, t, delta),
  );
}
