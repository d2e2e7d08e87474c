import { meanObjective } from "../../optimise/meanObjective.ts";
import { type Bounds, type Minimum, minimise } from "../../optimise/minimise.ts";
import { multiStart } from "../../optimise/multiStart.ts";
import type { Evaluation, Objective } from "../../optimise/objective.ts";
import type { LogNormalPrior } from "../../optimise/penalise.ts";
import type { Found } from "./found.ts";

/** A likelihood of customers in groups G, to be searched on the logarithms of its parameters. */
export interface Searchable<G> {
  /** Log-likelihood of all customers, with derivatives in the parameters. */
  likelihood(groups: G): (theta: readonly number[]) => Evaluation;
  starts: readonly (readonly number[])[];
  bounds: Bounds;
  /** The same box with drop-out shut. */
  withoutDropOut: Bounds;
  /** Whether there plainly is drop-out at these logarithms. */
  isPlain(at: readonly number[]): boolean;
}

/** Log-likelihood that drop-out must gain over a population that never drops out. */
const LEAST_GAIN = 1e-3;

/**
 * The best parameters: several starts, on the smallest part of the customers where parts are given; the best of them
 * carried from part to part and to the end on all; then compared with a population that never drops out, a boundary no
 * path reaches in finite steps.
 *
 * @param parts of the groups, ascending
 */
export function searchFamily<G extends { customers: number }>(
  { likelihood: likelihoodOf, starts, bounds, withoutDropOut, isPlain }: Searchable<G>,
  groups: G,
  parts: readonly (G | null)[],
  prior: LogNormalPrior | null,
): Found {
  const likelihood = likelihoodOf(groups);
  const objective = meanObjective(likelihood, groups.customers, prior);
  const stages = parts
    .filter((part) => part !== null)
    .map((part) => meanObjective(likelihoodOf(part), part.customers, prior));
  const found = (minimum: Minimum, gain: number | null, within = bounds) => {
    const logLikelihood = prior
      ? likelihood(minimum.at.map(Math.exp)).value
      : -minimum.value * groups.customers;
    return { minimum, gain, logLikelihood, objective, bounds: within };
  };
  const open = carry([...stages, objective], prior ? [...starts, prior.means] : starts, bounds);
  if (prior || isPlain(open.at)) return found(open, null);
  const closed = minimise(objective, open.at, withoutDropOut);
  const gain = (closed.value - open.value) * groups.customers;
  if (gain >= LEAST_GAIN) return found(open, gain);
  return found({ ...closed, iterations: open.iterations + closed.iterations }, 0, withoutDropOut);
}

/** From the starts to the minimum of the last objective, by way of the cheaper ones before it. */
function carry(
  [first, second, ...rest]: Objective[],
  starts: readonly (readonly number[])[],
  bounds: Bounds,
): Minimum {
  if (second === undefined) return multiStart(first, starts, bounds);
  const best = multiStart(second, starts, bounds, first);
  return rest.reduce((minimum, objective) => {
    const next = minimise(objective, minimum.at, bounds);
    return { ...next, iterations: minimum.iterations + next.iterations };
  }, best);
}
