import type { Fit } from "../families/family.ts";
import type { ParameterIntervals } from "./parameterIntervals.ts";

type Params = { [name: string]: number };

/** Parameters measured in time (or its inverse rate's scale); the others have no unit. */
const timeParameters = new Set(["alpha", "beta"]);

/** Intervals of parameters fitted in days, as they would read in weeks. */
export function intervalsInWeeks(intervals: ParameterIntervals): ParameterIntervals {
  const scaled = Object.entries(intervals).map(([name, interval]) => {
    if (interval === null || !timeParameters.has(name)) return [name, interval];
    const [low, high] = interval;
    return [name, [low / 7, high === null ? null : high / 7]];
  });
  return Object.fromEntries(scaled);
}

/** A fit in the unit of the literature. */
export interface WeeklyFit {
  params: Params;
  standardErrors: { [name: string]: number | null };
  logLikelihood: number;
}

/**
 * A fit made in days as it would read in weeks: alpha (and beta) divided by 7, the log-likelihood raised by ln 7
 * for each repeat purchase, because a density per week is seven times one per day.
 *
 * @param repeats repeat purchases of all customers fitted
 */
export function inWeeks(
  fit: Pick<Fit<Params>, "params" | "standardErrors" | "logLikelihood">,
  repeats: number,
): WeeklyFit {
  const scaled = <V extends number | null>(values: { [name: string]: V }) =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        value !== null && timeParameters.has(name) ? value / 7 : value,
      ]),
    );
  return {
    params: scaled(fit.params) as Params,
    standardErrors: scaled(fit.standardErrors),
    logLikelihood: fit.logLikelihood + repeats * Math.log(7),
  };
}
