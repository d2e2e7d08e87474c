import { profileInterval } from "../../optimise/profileInterval.ts";
import type { Fit } from "../family.ts";
import type { Fittable } from "./fitFamily.ts";
import type { Found } from "./found.ts";

/** Half of the chi-squared quantile at .95 with one degree of freedom. */
const rise = 1.9207294;
const z = 1.959964;
/** Standard error of a logarithm up to which the curvature at the best parameters says all there is to say. */
const sharp = 0.08;

/**
 * The 95% interval of each parameter: where the profile log-likelihood (with few data, the penalised one) lies within
 * 1.92 of its greatest value. In shops of a few thousand customers the likelihood is skewed, and intervals by standard
 * errors hold too rarely; where a logarithm's standard error is .08 or less both agree, and the cheap one is given.
 */
export function intervals95<P extends { [name: string]: number }>(
  { names, times }: Pick<Fittable<P>, "names" | "times">,
  { params, standardErrors, customers }: Pick<Fit<P>, "params" | "standardErrors" | "customers">,
  { objective, minimum, bounds }: Found,
  unit: number,
): NonNullable<Fit<P>["intervals95"]> {
  const intervals = names.map((name, i) => {
    const error = standardErrors[name];
    if (error === null) return [name, null];
    const spread = error / params[name];
    const ends =
      spread <= sharp
        ? [minimum.at[i] - z * spread, minimum.at[i] + z * spread]
        : profileInterval(objective, minimum, bounds, i, rise / customers, z * spread);
    const scale = times.includes(name) ? unit : 1;
    return [name, ends.map((end) => scale * Math.exp(end))];
  });
  return Object.fromEntries(intervals);
}
