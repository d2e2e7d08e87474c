import { covarianceFrom } from "../../optimise/covarianceFrom.ts";
import type { Fit } from "../family.ts";
import type { GroupedSummaries } from "../groupSummaries.ts";
import { boundariesOf } from "./boundaries.ts";
import { findings } from "./findings.ts";
import { nearBoundaries } from "./nearBoundaries.ts";
import type { BetaGeometricParams } from "./params.ts";
import type { Found } from "./search.ts";

const NAMES = ["r", "alpha", "a", "b"] as const;

/** The search's result in the unit of the summaries, with standard errors and what was noticed. */
export function report(
  { customers, repeaters, purchases }: GroupedSummaries,
  { minimum, gain, logLikelihood }: Found,
  unit: number,
): Fit<BetaGeometricParams> {
  const [r, scaledAlpha, a, b] = minimum.at.map(Math.exp);
  const params = { r, alpha: scaledAlpha * unit, a, b };
  const boundaries = boundariesOf(params);
  const held = NAMES.map((name, i) => minimum.held[i] || boundaries.names.has(name));
  const free = NAMES.map((_, i) => i).filter((i) => !held[i]);
  const theta = NAMES.map((name) => params[name]);
  const covariance = covarianceFrom(
    free.map((i) => theta[i]),
    free.map((i) => free.map((j) => minimum.hessian[i][j] * customers)),
  );
  const errorOf = (i: number) =>
    covariance && !held[i] ? Math.sqrt(covariance[free.indexOf(i)][free.indexOf(i)]) : null;
  const all = free.length === NAMES.length ? covariance : null;
  const errorOfSum = all && Math.sqrt(all[2][2] + 2 * all[2][3] + all[3][3]);
  const unexplained = NAMES.filter((name, i) => minimum.held[i] && !boundaries.names.has(name));
  const gradientNorm = Math.max(0, ...free.map((i) => Math.abs(minimum.gradient[i])));
  return {
    params,
    logLikelihood: logLikelihood - purchases * Math.log(unit),
    standardErrors: { r: errorOf(0), alpha: errorOf(1), a: errorOf(2), b: errorOf(3) },
    covariance: all,
    converged: minimum.converged,
    gradientNorm,
    iterations: minimum.iterations,
    customers,
    repeaters,
    basis: "data",
    findings: [
      ...(repeaters > 0 ? [] : [findings.nobodyRepeats()]),
      ...boundaries.findings,
      ...nearBoundaries(params, { r: errorOf(0), sum: errorOfSum }, gain),
      ...(unexplained.length > 0 ? [findings.atBound(unexplained)] : []),
      ...(minimum.converged ? [] : [findings.notConverged(minimum.gradientNorm)]),
    ],
  };
}
