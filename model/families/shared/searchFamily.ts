import { meanObjective } from "../../optimise/meanObjective.ts";
import { type Bounds, type Minimum, minimise } from "../../optimise/minimise.ts";
import { multiStart } from "../../optimise/multiStart.ts";
import type { Evaluation } from "../../optimise/objective.ts";
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
 * The best parameters: several starts, on a part of the groups where one is given; the best of them carried to the
 * end on all; then compared with a population that never drops out, a boundary no path reaches in finite steps.
 */
export function searchFamily<G extends { customers: number }>(
  { likelihood: likelihoodOf, starts, bounds, withoutDropOut, isPlain }: Searchable<G>,
  groups: G,
  part: G | null,
  prior: LogNormalPrior | null,
): Found {
  const likelihood = likelihoodOf(groups);
  const objective = meanObjective(likelihood, groups.customers, prior);
  const onPart = part && meanObjective(likelihoodOf(part), part.customers, prior);
  const found = (minimum: Minimum, gain: number | null) => {
    const logLikelihood = prior
      ? likelihood(minimum.at.map(Math.exp)).value
      : -minimum.value * groups.customers;
    return { minimum, gain, logLikelihood };
  };
  const open = multiStart(objective, prior ? [...starts, prior.means] : starts, bounds, onPart);
  if (prior || isPlain(open.at)) return found(open, null);
  const closed = minimise(objective, open.at, withoutDropOut);
  const gain = (closed.value - open.value) * groups.customers;
  if (gain >= LEAST_GAIN) return found(open, gain);
  return found({ ...closed, iterations: open.iterations + closed.iterations }, 0);
}
