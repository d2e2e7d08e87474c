import type { Summary } from "../../summary.ts";
import type { ParetoNbdParams } from "./params.ts";

/**
 * What is known of a customer who is alive at T: the same four letters, updated. From T on the customer behaves like
 * a new one with these.
 *
 *   r + x, alpha + T, s, beta + T
 */
export function aliveState(params: ParetoNbdParams, { frequency: x, T }: Summary): ParetoNbdParams {
  const { r, alpha, s, beta } = params;
  return { r: r + x, alpha: alpha + T, s, beta: beta + T };
}
