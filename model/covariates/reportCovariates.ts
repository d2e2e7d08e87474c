import type { Finding, Fit } from "../families/family.ts";
import { findings as common } from "../families/shared/findings.ts";
import type { FamilyName } from "../model.ts";
import type { CovariateFactor, CovariateFit } from "./covariateFit.ts";
import type { Factor } from "./factor.ts";
import { findings } from "./findings.ts";
import type { CovariateForm, DropOutForm } from "./forms.ts";
import type { Layout } from "./layoutOf.ts";
import { levelEffects } from "./levelEffects.ts";
import type { PatternSearch } from "./searchPatterns.ts";
import { spreadOf } from "./spreadOf.ts";

/** What a search with covariates came to. */
export interface SearchedCovariates {
  family: FamilyName;
  dropOut: DropOutForm;
  form: CovariateForm;
  factors: readonly Factor[];
  layout: Layout;
  search: PatternSearch;
  /** The family without covariates, on the same customers. */
  plain: Fit<{ [name: string]: number }>;
}

/** The search's result in the unit of the summaries, with standard errors, effects and what was noticed. */
export function reportCovariates({
  family,
  dropOut,
  form,
  factors: used,
  layout: { at: coordinate, movesOf, shiftsOf },
  search: { minimum, gain, drops, unit },
  plain,
}: SearchedCovariates): CovariateFit {
  const { customers, repeaters } = plain;
  const searched = Object.fromEntries(form.params.map((name, i) => [name, Math.exp(minimum.at[i])]));
  const boundaries = form.boundaries(searched);
  const spread = spreadOf(
    minimum.hessian.map((row) => row.map((curve) => curve * customers)),
    minimum.held,
  );
  const errorAt = (at: number) =>
    minimum.held[at] ? null : spread(minimum.at.map((_, i) => (i === at ? 1 : 0)));
  const own = form.params.map((name, i) => {
    const value = searched[name] * (form.times.includes(name) ? unit : 1);
    const error = boundaries.names.has(name) ? null : errorAt(i);
    return { name, value, error: error === null ? null : value * error };
  });
  const k: { [name: string]: number } = plain.params.k === undefined ? {} : { k: plain.params.k };
  const params = { ...k, ...Object.fromEntries(own.map(({ name, value }) => [name, value])) };
  const described: CovariateFactor[] = used.map(({ name, levels, customers: of, folded }, f) => ({
    name,
    levels: levels.map((level, i) => ({
      name: level,
      customers: of[i],
      shifts: shiftsOf(f, i, minimum.at),
    })),
    folded,
  }));
  const coefficients = used.flatMap(({ name, levels }, f) =>
    levels.slice(1).flatMap((level, i) =>
      form.effects.map((effect, e) => {
        const at = coordinate(f, i + 1, e);
        const known =
          effect.name === "purchases" || (drops && (dropOut === "odds" || !boundaries.names.has("a")));
        const standardError = known ? errorAt(at) : null;
        return { effect: effect.name, factor: name, level, value: minimum.at[at], standardError };
      }),
    ),
  );
  const effects = levelEffects(form, described, minimum.at, movesOf, spread, drops);
  const unbounded = used.flatMap(({ name, levels }, f) =>
    levels
      .slice(1)
      .filter((_, i) => form.effects.some((_, e) => minimum.held[coordinate(f, i + 1, e)]))
      .map((level) => ({ factor: name, level })),
  );
  const slope = minimum.gradientNorm;
  const noticed: Finding[] = [
    ...(repeaters > 0 ? [] : [common.nobodyRepeats()]),
    ...boundaries.findings,
    ...plain.findings.filter(({ code }) => code === "regular-purchases"),
    ...(drops ? [] : [findings.noDropOut()]),
    ...unbounded.map(({ factor, level }) => findings.unbounded(factor, level)),
    ...(minimum.converged ? [] : [common.notConverged(slope)]),
  ];
  return {
    family,
    dropOut,
    params,
    standardErrors: {
      ...(plain.params.k === undefined ? {} : { k: null }),
      ...Object.fromEntries(own.map(({ name, error }) => [name, error])),
    },
    factors: described,
    coefficients,
    effects,
    logLikelihood: plain.logLikelihood + gain,
    plainParams: plain.params,
    plainLogLikelihood: plain.logLikelihood,
    converged: minimum.converged,
    gradientNorm: slope,
    iterations: minimum.iterations,
    customers,
    repeaters,
    findings: noticed,
  };
}
