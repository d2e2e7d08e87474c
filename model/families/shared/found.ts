import type { Bounds, Minimum } from "../../optimise/minimise.ts";
import type { Objective } from "../../optimise/objective.ts";

/** What a search for the parameters of a family came to. */
export interface Found {
  /** Of the mean (penalised) negative log-likelihood per customer, at the logarithms of the parameters. */
  minimum: Minimum;
  /** Log-likelihood at the minimum, without the penalty. */
  logLikelihood: number;
  /** Log-likelihood gained over a population that never drops out; null where drop-out is plain. */
  gain: number | null;
  /** What was minimised, and within what. */
  objective: Objective;
  bounds: Bounds;
}
