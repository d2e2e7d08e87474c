import { type Bounds, minimise } from "../../optimise/minimise.ts";
import type { Fit } from "../family.ts";
import type { Fittable } from "./fitFamily.ts";
import type { Found } from "./found.ts";

/** Parameters run to boundaries in pairs: those of the rates, and those of drop-out. */
const pairs = [
  [0, 1],
  [2, 3],
];
/** Logarithm on the other side of 1 up to which to look: a population there could not be more mixed. */
const across = 3;
/** Of the logarithm: more than enough of what is itself a standard deviation. */
const nearEnough = 0.02;

/**
 * For each boundary to which parameters ran, those inside that may be true as well: where, the other parameters making
 * the best of it, the log-likelihood has fallen by d/2, for d directions in which the fit is unsure; these, and the
 * free parameters. At a boundary the likelihood is one half of a hill, and its width takes the place of the standard
 * error that such a parameter has not.
 *
 * The larger logarithm of the pair is moved towards 0, and the other left free to follow. Where the likelihood never
 * falls so far, the last point looked at stands.
 *
 * @see Self & Liang (1987), "Asymptotic Properties of Maximum Likelihood Estimators and Likelihood Ratio Tests Under
 *   Nonstandard Conditions"
 */
export function insideBoundaries<P extends { [name: string]: number }>(
  { names, times, boundaries }: Pick<Fittable<P>, "names" | "times" | "boundaries">,
  { standardErrors, customers }: Pick<Fit<P>, "standardErrors" | "customers">,
  found: Found,
  unit: number,
): P[] {
  const { at } = found.minimum;
  const named = (values: readonly number[]) =>
    Object.fromEntries(names.map((name, i) => [name, Math.exp(values[i])])) as P;
  const atEnd = boundaries(named(at)).names;
  const ran = pairs.filter((pair) => pair.some((i) => atEnd.has(names[i])));
  const directions = ran.length + names.filter((name) => standardErrors[name] !== null).length;
  return ran.map((pair) => {
    const moved = pair.reduce((i, j) => (Math.abs(at[j]) > Math.abs(at[i]) ? j : i));
    const inside = fallenBy(directions / 2 / customers, found, moved);
    const point = named(inside);
    return Object.fromEntries(
      names.map((name) => [name, (times.includes(name) ? unit : 1) * point[name]]),
    ) as P;
  });
}

/** Where the profile of one coordinate, moved towards 0, has risen so far above the minimum. */
function fallenBy(rise: number, { minimum, objective, bounds }: Found, i: number): number[] {
  const { at, value: lowest } = minimum;
  const profile = (fixed: number, start: readonly number[]) => {
    const pinned = (ends: readonly number[]) => ends.map((end, j) => (j === i ? fixed : end));
    const box: Bounds = { lower: pinned(bounds.lower), upper: pinned(bounds.upper) };
    return minimise(objective, pinned(start), box, 1e-6, 60);
  };
  let [near, far] = [at[i], -Math.sign(at[i]) * across];
  let there = profile(far, at);
  if (there.value - lowest <= rise) return there.at;
  while (Math.abs(far - near) > nearEnough) {
    const middle = (near + far) / 2;
    const here = profile(middle, there.at);
    if (here.value - lowest > rise) [far, there] = [middle, here];
    else near = middle;
  }
  return there.at;
}
