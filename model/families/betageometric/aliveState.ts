import type { Summary } from "../../summary.ts";
import type { BetaGeometricParams } from "./params.ts";
import type { InitialChances } from "./variant.ts";

/**
 * What is known of a customer who is alive at T: the same four letters, updated. From T on the customer behaves like
 * a new BG/NBD customer with these (no chance to drop out before the next purchase, in both families).
 *
 *   r + x, alpha + T, a, b + n, with n = x chances to drop out survived, or x + 1 in MBG/NBD
 */
export function aliveState(
  params: BetaGeometricParams,
  summary: Summary,
  initial: InitialChances,
): BetaGeometricParams {
  const { r, alpha, a, b } = params;
  const { frequency: x, T } = summary;
  return { r: r + x, alpha: alpha + T, a, b: b + x + initial };
}
