import type { BetaGeometricParams } from "./params.ts";
import type { InitialChances } from "./variant.ts";

/**
 * A customer at the first purchase: with probability `staying` alive, and then in `state`. In MBG/NBD the first
 * purchase is already a chance to drop out; surviving it raises b by one.
 */
export function newCustomer(
  params: BetaGeometricParams,
  initial: InitialChances,
): { staying: number; state: BetaGeometricParams } {
  const { a, b } = params;
  if (initial === 0) return { staying: 1, state: params };
  return { staying: b / (a + b), state: { ...params, b: b + 1 } };
}
