import { meanObjective } from "../../optimise/meanObjective.ts";
import { type Minimum, minimise } from "../../optimise/minimise.ts";
import { multiStart } from "../../optimise/multiStart.ts";
import type { Evaluation } from "../../optimise/objective.ts";
import type { LogNormalPrior } from "../../optimise/penalise.ts";
import type { GroupedSummaries } from "../groupSummaries.ts";
import type { Found } from "../shared/found.ts";
import { partOf } from "../shared/partOf.ts";
import { noDropOut, searchBounds, withoutDropOut } from "./bounds.ts";
import { starts } from "./starts.ts";

/** Groups beyond which the starts are tried on a part of them. */
const PART = 3000;
/** Log-likelihood that drop-out must gain over a population that never drops out. */
const LEAST_GAIN = 1e-3;
/** Chance to drop out above which there plainly is drop-out. */
const PLAIN = 0.05;

/** Log-likelihood of customers in (r, α, a, b), made ready for many calls. */
export type LikelihoodOf = (groups: GroupedSummaries) => (theta: readonly number[]) => Evaluation;

/**
 * The best parameters: several starts, on a part of the groups where there are many; the best of them carried to the
 * end on all; then compared with a population that never drops out, a boundary no path reaches in finite steps.
 *
 * @param k events of the underlying stream to a purchase: 1 but for the k families
 */
export function search(
  groups: GroupedSummaries,
  likelihoodOf: LikelihoodOf,
  prior: LogNormalPrior | null,
  k = 1,
): Found {
  const likelihood = likelihoodOf(groups);
  const objective = meanObjective(likelihood, groups.customers, prior);
  const part = groups.weight.length > PART ? partOf(groups, PART) : null;
  const onPart = part && meanObjective(likelihoodOf(part), part.customers, prior);
  const found = (minimum: Minimum, gain: number | null) => {
    const logLikelihood = prior
      ? likelihood(minimum.at.map(Math.exp)).value
      : -minimum.value * groups.customers;
    return { minimum, gain, logLikelihood };
  };
  const from = [...starts(groups, k), ...(prior ? [prior.means] : [])];
  const open = multiStart(objective, from, searchBounds, onPart);
  const [lnR, lnAlpha, lnA, lnB] = open.at;
  if (prior || lnA - lnB > Math.log(PLAIN)) return found(open, null);
  const closed = minimise(objective, [lnR, lnAlpha, ...noDropOut], withoutDropOut);
  const gain = (closed.value - open.value) * groups.customers;
  if (gain >= LEAST_GAIN) return found(open, gain);
  return found({ ...closed, iterations: open.iterations + closed.iterations }, 0);
}
