import type { Summary, SummaryColumns } from "../../summary.ts";
import type { Fit, FitOptions } from "../family.ts";
import { fitFamily } from "../shared/fitFamily.ts";
import { boundariesOf } from "./boundaries.ts";
import { nearBoundaries } from "./nearBoundaries.ts";
import type { BetaGeometricParams } from "./params.ts";
import { search } from "./search.ts";
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
  return fitFamily<BetaGeometricParams>(
    {
      names: ["r", "alpha", "a", "b"],
      times: ["alpha"],
      typicalShop,
      search: (groups, prior) => search(groups, initial, prior),
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
