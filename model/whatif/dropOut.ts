import type { Family } from "../families/family.ts";
import type { FamilyName } from "../model.ts";
import type { Summary } from "../summary.ts";

type Params = { [name: string]: number };

/** A chance to drop out that is none: what remains is who buys how often. */
const none = 1e-12;
/** Counts of purchases are followed until so little is left. */
const tail = 1e-6;

/**
 * The same customers with other drop-out to come. In the families with a chance p to drop out at each purchase, p is
 * Beta(a, b): a is multiplied, and so are the odds a/b to drop out. In Pareto/NBD the rate of dying is Gamma(s, beta):
 * s is multiplied, and so is every hazard: S(t) becomes S(t)^factor. What a customer has done so far, and P(alive)
 * today, are left as they are: only the future is read from these parameters.
 *
 * @param factor > 0; below 1 fewer leave
 */
export function withDropOut(family: FamilyName, params: Params, factor: number): Params {
  if (!(factor > 0 && factor < Infinity))
    throw new RangeError(`withDropOut requires a factor > 0: ${factor}`);
  return family === "paretonbd" ? { ...params, s: params.s * factor } : { ...params, a: params.a * factor };
}

/**
 * P(alive after t more | alive at T) of one state, as a function of the factor of `withDropOut`.
 *
 *   Pareto/NBD: ((beta + T)/(beta + T + t))^(s · factor)
 *   the others: Σ_n P(n purchases in t of somebody who never drops out) · E[(1 − p)^n],  p ~ Beta(a · factor, b + x),
 *   with b + x + 1 in the MBG families, where the first purchase was a chance to drop out as well
 *
 * @param summary and t on the model's clock
 */
export function survivalIfAlive(
  name: FamilyName,
  family: Family<Params>,
  params: Params,
  summary: Summary,
  t: number,
): (factor: number) => number {
  if (name === "paretonbd") {
    const logSurvival = params.s * Math.log((params.beta + summary.T) / (params.beta + summary.T + t));
    return (factor) => Math.exp(factor * logSurvival);
  }
  const counts = family.countDistributionIfAlive({ ...params, a: none }, summary, t, tail);
  const b = params.b + summary.frequency + (name.startsWith("mbg") ? 1 : 0);
  return (factor) => {
    const a = params.a * factor;
    let [staying, sum, seen] = [1, 0, 0];
    for (let n = 0; n < counts.length; n++) {
      if (n > 0) staying *= (b + n - 1) / (a + b + n - 1);
      sum += counts[n] * staying;
      seen += counts[n];
    }
    return sum / seen;
  };
}
