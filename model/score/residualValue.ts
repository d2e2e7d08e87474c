import type { Family } from "../families/family.ts";
import type { Summary } from "../summary.ts";
import type { Horizon } from "./horizon.ts";

type Params = { [name: string]: number };

/**
 * Discounted residual value: expected contribution from now on without end, discounted. Null without a
 * discount: an endless sum then need not be finite.
 *
 * @param contribution expected contribution of one purchase, major units
 * @see Fader, Hardie & Lee (2005), "RFM and CLV", discounted expected residual transactions
 */
export function residualValue(
  family: Family<Params>,
  params: Params,
  summary: Summary,
  horizon: Pick<Horizon, "discountedForever">,
  contribution: number,
): number | null {
  const purchases = horizon.discountedForever(family, params, summary);
  return purchases === null ? null : purchases * contribution;
}
