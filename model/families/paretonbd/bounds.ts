import type { Bounds } from "../../optimise/minimise.ts";

/**
 * Where the search for ln r, ln α, ln s, ln β ends, time measured in mean customer ages. Beyond these the likelihood
 * no longer changes: the parameter is at its boundary, which is reported, not an error.
 */
export const searchBounds: Bounds = {
  lower: [1e-6, 1e-8, 1e-12, 1e-8].map(Math.log),
  upper: [1e6, 1e9, 1e6, 1e9].map(Math.log),
};

/** ln s and ln β of a population that never dies: what remains is the NBD model. */
export const noDropOut = [Math.log(1e-12), 0] as const;

/** The same box with the death rate shut at zero. */
export const withoutDropOut: Bounds = {
  lower: [...searchBounds.lower.slice(0, 2), ...noDropOut],
  upper: [...searchBounds.upper.slice(0, 2), ...noDropOut],
};
