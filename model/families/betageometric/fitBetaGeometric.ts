import type { Summary, SummaryColumns } from "../../summary.ts";
import type { Fit, FitOptions } from "../family.ts";
import { fitFamily } from "../shared/fitFamily.ts";
import { boundariesOf } from "./boundaries.ts";
import { groupedLikelihood } from "./groupedLikelihood.ts";
import { nearBoundaries } from "./nearBoundaries.ts";
import type { BetaGeometricParams } from "./params.ts";
import { type LikelihoodOf, search } from "./search.ts";
import { typicalShop } from "./typicalShop.ts";
import type { InitialChances } from "./variant.ts";

/**
 * Fit of BG/NBD or MBG/NBD, see fitFamily.
 *
 * @throws {RangeError} naming the row of a summary no customer can have
 */
export function fitBetaGeometric(
  summaries: SummaryColumns | readonly Summary[],
  initial: InitialChances,
  options?: FitOptions,
): Fit<BetaGeometricParams> {
  return fitWith((groups) => groupedLikelihood(groups, initial), 1, summaries, options);
}

/**
 * The same of any likelihood in (r, α, a, b).
 *
 * @param k events of the underlying stream to a purchase: 1 but for the k families
 */
export function fitWith(
  likelihoodOf: LikelihoodOf,
  k: number,
  summaries: SummaryColumns | readonly Summary[],
  options?: FitOptions,
): Fit<BetaGeometricParams> {
  return fitFamily<BetaGeometricParams>(
    {
      names: ["r", "alpha", "a", "b"],
      times: ["alpha"],
      typicalShop: (interval) => typicalShop(interval / k),
      search: (groups, prior) => search(groups, likelihoodOf, prior, k),
      boundaries: boundariesOf,
      near: (params, { standardErrors, covariance }, gain) => {
        const ofSum = covariance && Math.sqrt(covariance[2][2] + 2 * covariance[2][3] + covariance[3][3]);
        return nearBoundaries(params, { r: standardErrors.r, sum: ofSum }, gain);
      },
    },
    summaries,
    options,
  );
}
