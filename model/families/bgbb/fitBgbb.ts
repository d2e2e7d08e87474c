import type { Bounds } from "../../optimise/minimise.ts";
import type { LogNormalPrior } from "../../optimise/penalise.ts";
import type { Fit, FitOptions } from "../family.ts";
import { findings as common } from "../shared/findings.ts";
import { areFew } from "../shared/fitFamily.ts";
import { priorFit } from "../shared/priorFit.ts";
import { reportFit } from "../shared/reportFit.ts";
import { searchFamily } from "../shared/searchFamily.ts";
import { boundariesOf } from "./boundaries.ts";
import { groupedLikelihood } from "./groupedLikelihood.ts";
import { groupHistories } from "./groupHistories.ts";
import type { BgbbColumns, BgbbParams, BgbbSummary } from "./params.ts";

const NAMES = ["alpha", "beta", "gamma", "delta"] as const;
/** Of the order of the published fits, each within a factor of about 2.7. */
const typical: LogNormalPrior = { means: [1, 1, 0.6, 2.5].map(Math.log), deviations: [1, 1, 1, 1] };
const bounds: Bounds = {
  lower: [1e-6, 1e-6, 1e-12, 1e-6].map(Math.log),
  upper: [1e6, 1e6, 1e6, 1e6].map(Math.log),
};
/** The same box with the chance to leave shut at zero. */
const withoutDropOut: Bounds = {
  lower: [...bounds.lower.slice(0, 2), Math.log(1e-12), 0],
  upper: [...bounds.upper.slice(0, 2), Math.log(1e-12), 0],
};
const starts = [
  [1, 1, 0.6, 2.5],
  [0.5, 2, 0.2, 2],
  [2, 0.5, 1, 1],
].map((start) => start.map(Math.log));
/** Chance to leave above which there plainly is drop-out. */
const PLAIN = 0.05;

/**
 * Maximum likelihood (or, with few data, penalised) fit of BG/BB.
 *
 * @throws {RangeError} naming the row of a history no customer can have
 */
export function fitBgbb(
  data: BgbbColumns | readonly BgbbSummary[],
  { penalty = "auto" }: Pick<FitOptions, "penalty"> = {},
): Fit<BgbbParams> {
  const groups = groupHistories(data, "fit");
  const { customers, repeaters, mostPeriods } = groups;
  if (!(customers > 0 && mostPeriods > 0)) return priorFit<BgbbParams>(NAMES, typical, groups);
  const few = areFew(customers, repeaters);
  const prior = penalty === "on" || (penalty === "auto" && few) ? typical : null;
  const found = searchFamily(
    {
      likelihood: groupedLikelihood,
      starts,
      bounds,
      withoutDropOut,
      isPlain: ([, , lnGamma, lnDelta]) => lnGamma - lnDelta > Math.log(PLAIN),
    },
    groups,
    [],
    prior,
  );
  const family = { names: NAMES, times: [], boundaries: boundariesOf, near: () => [] };
  const fit = reportFit<BgbbParams>(family, groups, found, 1);
  if (!prior) return fit;
  const said = few ? [common.fewData(customers, repeaters)] : [];
  return { ...fit, basis: "shrunk", findings: [...said, ...fit.findings] };
}
