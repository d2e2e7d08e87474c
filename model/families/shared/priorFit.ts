import type { LogNormalPrior } from "../../optimise/penalise.ts";
import type { Fit } from "../family.ts";
import { findings } from "./findings.ts";

/** Nobody, or nobody who could have shown anything yet: the prior's centre, as sure as the prior is. */
export function priorFit<P extends { [name: string]: number }>(
  names: readonly (keyof P & string)[],
  { means, deviations }: LogNormalPrior,
  { customers, repeaters }: { customers: number; repeaters: number },
): Fit<P> {
  const theta = means.map(Math.exp);
  const named = (value: (i: number) => number | null) =>
    Object.fromEntries(names.map((name, i) => [name, value(i)]));
  return {
    params: named((i) => theta[i]) as P,
    logLikelihood: 0,
    standardErrors: named(() => null) as Fit<P>["standardErrors"],
    covariance: theta.map((value, i) => theta.map((_, j) => (i === j ? (value * deviations[i]) ** 2 : 0))),
    converged: true,
    gradientNorm: 0,
    iterations: 0,
    customers,
    repeaters,
    basis: "prior",
    findings: [findings.noData()],
  };
}
