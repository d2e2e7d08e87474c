import { meanObjective } from "../../optimise/meanObjective.ts";
import { type Minimum, minimise } from "../../optimise/minimise.ts";
import { multiStart } from "../../optimise/multiStart.ts";
import type { LogNormalPrior } from "../../optimise/penalise.ts";
import type { GroupedSummaries } from "../groupSummaries.ts";
import type { Found } from "../shared/found.ts";
import { partOf } from "../shared/partOf.ts";
import { noDropOut, searchBounds, withoutDropOut } from "./bounds.ts";
import { groupedLikelihood } from "./groupedLikelihood.ts";
import { starts } from "./starts.ts";
import type { InitialChances } from "./variant.ts";

/** Groups beyond which the starts are tried on a part of them. */
const PART = 3000;
/** Log-likelihood that drop-out must gain over a population that never drops out. */
const LEAST_GAIN = 1e-3;
/** Chance to drop out above which there plainly is drop-out. */
const PLAIN = 0.05;

/**
 * The best parameters: several starts, on a part of the groups where there are many; the best of them carried to the
 * end on all; then compared with a population that never drops out, a boundary no path reaches in finite steps.
 */
export function search(
  groups: GroupedSummaries,
  initial: InitialChances,
  prior: LogNormalPrior | null,
): Found {
  const likelihood = groupedLikelihood(groups, initial);
  const objective = meanObjective(likelihood, groups.customers, prior);
  const part = groups.weight.length > PART ? partOf(groups, PART) : null;
  const onPart = part && meanObjective(groupedLikelihood(part, initial), part.customers, prior);
  const found = (minimum: Minimum, gain: number | null) => {
    const logLikelihood = prior
      ? likelihood(minimum.at.map(Math.exp)).value
      : -minimum.value * groups.customers;
    return { minimum, gain, logLikelihood };
  };
  const from = [...starts(groups), ...(prior ? [prior.means] : [])];
  const open = multiStart(objective, from, searchBounds, onPart);
  const [lnR, lnAlpha, lnA, lnB] = open.at;
  if (prior || lnA - lnB > Math.log(PLAIN)) return found(open, null);
  const closed = minimise(objective, [lnR, lnAlpha, ...noDropOut], withoutDropOut);
  const gain = (closed.value - open.value) * groups.customers;
  if (gain >= LEAST_GAIN) return found(open, gain);
  return found({ ...closed, iterations: open.iterations + closed.iterations }, 0);
}
