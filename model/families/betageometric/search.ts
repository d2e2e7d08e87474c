import { meanObjective } from "../../optimise/meanObjective.ts";
import { type Minimum, minimise } from "../../optimise/minimise.ts";
import { multiStart } from "../../optimise/multiStart.ts";
import type { LogNormalPrior } from "../../optimise/penalise.ts";
import type { GroupedSummaries } from "../groupSummaries.ts";
import { noDropOut, searchBounds, withoutDropOut } from "./bounds.ts";
import { groupedLikelihood } from "./groupedLikelihood.ts";
import { starts } from "./starts.ts";
import type { InitialChances } from "./variant.ts";

/** Groups beyond which the starts are tried on a part of them. */
const PART = 4000;
/** Log-likelihood that drop-out must gain over a population that never drops out. */
const LEAST_GAIN = 1e-3;
/** Chance to drop out above which there plainly is drop-out. */
const PLAIN = 0.05;

export interface Found {
  /** Of the mean (penalised) negative log-likelihood per customer, at ln r, ln α, ln a, ln b. */
  minimum: Minimum;
  /** Log-likelihood gained over a population that never drops out; null where drop-out is plain. */
  gain: number | null;
}

/**
 * The best parameters: several starts, on a part of the groups where there are many; the best of them carried to the
 * end on all; then compared with a population that never drops out, a boundary no path reaches in finite steps.
 */
export function search(
  groups: GroupedSummaries,
  initial: InitialChances,
  prior: LogNormalPrior | null,
): Found {
  const objectiveOf = (of: GroupedSummaries) =>
    meanObjective(
      groupedLikelihood(of, initial),
      of.weight.reduce((sum, w) => sum + w, 0),
      prior,
    );
  const objective = objectiveOf(groups);
  const onPart = groups.weight.length > PART ? objectiveOf(partOf(groups)) : null;
  const from = [...starts(groups), ...(prior ? [prior.means] : [])];
  const open = multiStart(objective, from, searchBounds, onPart);
  const [lnR, lnAlpha, lnA, lnB] = open.at;
  if (prior || lnA - lnB > Math.log(PLAIN)) return { minimum: open, gain: null };
  const closed = minimise(objective, [lnR, lnAlpha, ...noDropOut], withoutDropOut);
  const gain = (closed.value - open.value) * groups.customers;
  if (gain >= LEAST_GAIN) return { minimum: open, gain };
  return { minimum: { ...closed, iterations: open.iterations + closed.iterations }, gain: 0 };
}

/** Every so-manieth group: enough to come near the optimum. */
function partOf(groups: GroupedSummaries): GroupedSummaries {
  const stride = Math.ceil(groups.weight.length / PART);
  const kept = Int32Array.from({ length: Math.floor(groups.weight.length / stride) }, (_, i) => i * stride);
  const { x, tx, T, weight } = groups;
  return {
    ...groups,
    x: kept.map((g) => x[g]),
    tx: kept.map((g) => tx[g]),
    T: kept.map((g) => T[g]),
    weight: Float64Array.from(kept, (g) => weight[g]),
  };
}
