import type { Evaluation } from "../../optimise/objective.ts";
import type { LogNormalPrior } from "../../optimise/penalise.ts";
import type { GroupedSummaries } from "../groupSummaries.ts";
import type { Found } from "../shared/found.ts";
import { partOf } from "../shared/partOf.ts";
import { searchFamily } from "../shared/searchFamily.ts";
import { searchBounds, withoutDropOut } from "./bounds.ts";
import { starts } from "./starts.ts";

/** Groups beyond which the starts are tried on a sample of as many customers. */
const PART = 3000;
/** Chance to drop out above which there plainly is drop-out. */
const PLAIN = 0.05;

/** Log-likelihood of customers in (r, α, a, b), made ready for many calls. */
export type LikelihoodOf = (groups: GroupedSummaries) => (theta: readonly number[]) => Evaluation;

/**
 * The best ln r, ln α, ln a, ln b, see searchFamily.
 *
 * @param k events of the underlying stream to a purchase: 1 but for the k families
 */
export function search(
  groups: GroupedSummaries,
  likelihoodOf: LikelihoodOf,
  prior: LogNormalPrior | null,
  k = 1,
): Found {
  return searchFamily(
    {
      likelihood: likelihoodOf,
      starts: starts(groups, k),
      bounds: searchBounds,
      withoutDropOut,
      isPlain: ([, , lnA, lnB]) => lnA - lnB > Math.log(PLAIN),
    },
    groups,
    [partOf(groups, PART)],
    prior,
  );
}
