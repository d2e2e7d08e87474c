import type { LogNormalPrior } from "../../optimise/penalise.ts";

/**
 * What typical shops look like (r and s of the order of the published fits, each within a factor of about 2.7), with
 * α and β at the shop's own typical interval between purchases.
 *
 * @param interval in the unit of the summaries, > 0
 */
export function typicalShop(interval: number): LogNormalPrior {
  return { means: [0.6, interval, 0.6, interval].map(Math.log), deviations: [1, 1, 1, 1] };
}
