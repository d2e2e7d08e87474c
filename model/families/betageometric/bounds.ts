import type { Bounds } from "../../optimise/minimise.ts";

/**
 * Where the search for ln r, ln α, ln a, ln b ends, time measured in mean customer ages. Beyond these the likelihood
 * no longer changes: the parameter is at its boundary, which is reported, not an error.
 */
export const searchBounds: Bounds = {
  lower: [1e-6, 1e-8, 1e-12, 1e-6].map(Math.log),
  upper: [1e6, 1e9, 1e6, 1e6].map(Math.log),
};

/** ln a and ln b of a population that never drops out: what remains is the NBD model. */
export const noDropOut = [Math.log(1e-12), 0] as const;

/** The same box with the chance to drop out shut at zero. */
export const withoutDropOut: Bounds = {
  lower: [...searchBounds.lower.slice(0, 2), ...noDropOut],
  upper: [...searchBounds.upper.slice(0, 2), ...noDropOut],
};
