import { covarianceFrom } from "../../optimise/covarianceFrom.ts";
import type { Fit } from "../family.ts";
import type { GroupedSummaries } from "../groupSummaries.ts";
import { findings } from "./findings.ts";
import type { Fittable } from "./fitFamily.ts";
import type { Found } from "./found.ts";

/** The search's result in the unit of the summaries, with standard errors and what was noticed. */
export function reportFit<P extends { [name: string]: number }>(
  {
    names,
    times,
    boundaries: boundariesOf,
    near,
  }: Pick<Fittable<P>, "names" | "times" | "boundaries" | "near">,
  { customers, repeaters, purchases }: Pick<GroupedSummaries, "customers" | "repeaters" | "purchases">,
  { minimum, gain, logLikelihood }: Found,
  unit: number,
): Fit<P> {
  const named = (value: (i: number) => number | null) =>
    Object.fromEntries(names.map((name, i) => [name, value(i)]));
  const searched = minimum.at.map(Math.exp);
  const theta = searched.map((value, i) => (times.includes(names[i]) ? value * unit : value));
  const asSearched = named((i) => searched[i]) as P;
  const boundaries = boundariesOf(asSearched);
  const held = names.map((name, i) => minimum.held[i] || boundaries.names.has(name));
  const free = names.map((_, i) => i).filter((i) => !held[i]);
  const covariance = covarianceFrom(
    free.map((i) => theta[i]),
    free.map((i) => free.map((j) => minimum.hessian[i][j] * customers)),
  );
  const errorOf = (i: number) =>
    covariance && !held[i] ? Math.sqrt(covariance[free.indexOf(i)][free.indexOf(i)]) : null;
  const standardErrors = named(errorOf) as Fit<P>["standardErrors"];
  const all = free.length === names.length ? covariance : null;
  const withHeld = (i: number, j: number) =>
    held[i] || held[j] ? 0 : covariance![free.indexOf(i)][free.indexOf(j)];
  const unexplained = names.filter((name, i) => minimum.held[i] && !boundaries.names.has(name));
  return {
    params: named((i) => theta[i]) as P,
    logLikelihood: logLikelihood - purchases * Math.log(unit),
    standardErrors,
    covariance: covariance && names.map((_, i) => names.map((_, j) => withHeld(i, j))),
    converged: minimum.converged,
    gradientNorm: Math.max(0, ...free.map((i) => Math.abs(minimum.gradient[i]))),
    iterations: minimum.iterations,
    customers,
    repeaters,
    basis: "data",
    findings: [
      ...(repeaters > 0 ? [] : [findings.nobodyRepeats()]),
      ...boundaries.findings,
      ...near(asSearched, { standardErrors, covariance: all }, gain),
      ...(unexplained.length > 0 ? [findings.atBound(unexplained)] : []),
      ...(minimum.converged ? [] : [findings.notConverged(minimum.gradientNorm)]),
    ],
  };
}
