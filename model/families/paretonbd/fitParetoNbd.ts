import type { Summary, SummaryColumns } from "../../summary.ts";
import type { Fit, FitOptions } from "../family.ts";
import { fitFamily } from "../shared/fitFamily.ts";
import { boundariesOf, nearBoundaries } from "./boundaries.ts";
import type { ParetoNbdParams } from "./params.ts";
import { search } from "./search.ts";
import { typicalShop } from "./typicalShop.ts";

/**
 * Fit of Pareto/NBD, see fitFamily.
 *
 * @throws {RangeError} naming the row of a summary no customer can have
 */
export function fitParetoNbd(
  summaries: SummaryColumns | readonly Summary[],
  options?: FitOptions,
): Fit<ParetoNbdParams> {
  return fitFamily<ParetoNbdParams>(
    {
      names: ["r", "alpha", "s", "beta"],
      times: ["alpha", "beta"],
      typicalShop,
      search,
      boundaries: boundariesOf,
      near: nearBoundaries,
    },
    summaries,
    options,
  );
}
