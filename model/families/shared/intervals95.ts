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
 * 1.92 of its greatest value, or as far as the standard error of the logarithm reaches, whichever is further. In shops
 * of a few thousand customers the likelihood is skewed and the data hardly determine some parameters; there either
 * holds too rarely in some family (by standard errors MBG/NBD's r 90% of the time, by the profile BG/CNBD-2's a 91%).
 * Where that error is .08 or less both agree, and the cheap one is given.
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
    const wald = [minimum.at[i] - z * spread, minimum.at[i] + z * spread];
    const profile =
      spread <= sharp ? wald : profileInterval(objective, minimum, bounds, i, rise / customers, z * spread);
    const ends = [Math.min(wald[0], profile[0]), Math.max(wald[1], profile[1])];
    const scale = times.includes(name) ? unit : 1;
    return [name, ends.map((end) => scale * Math.exp(end))];
  });
  return Object.fromEntries(intervals);
}
