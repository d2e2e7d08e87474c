import { families } from "../families/families.ts";
import { areFew } from "../families/shared/fitFamily.ts";
import type { FamilyName } from "../model.ts";
import type { SummaryColumns } from "../summary.ts";
import type { CovariateFit } from "./covariateFit.ts";
import type { Factor } from "./factor.ts";
import { comparable } from "./comparable.ts";
import { findings } from "./findings.ts";
import { type DropOutForm, formOf } from "./forms.ts";
import { layoutOf } from "./layoutOf.ts";
import { patternsOf } from "./patternsOf.ts";
import { reportCovariates } from "./reportCovariates.ts";
import { searchPatterns } from "./searchPatterns.ts";

export interface CovariateOptions {
  /** Default odds. */
  dropOut?: DropOutForm;
  /**
   * Standard deviation of the normal prior on every coefficient, by which levels with few customers shrink towards the
   * commonest. Default 2, a factor of 7 either way: hardly felt where there are data. Infinity: none.
   */
  deviation?: number;
}

/**
 * Maximum likelihood fit of a family with covariates fixed in time (Pareto/NBD, BG/NBD and their kin): the parameters
 * of customers with covariates z are α = α0 exp(−γ1'z) and, for leaving, as DropOutForm says. Gradient and Hessian are
 * those of the family, carried over by the chain rule; k stays what the plain fit found.
 *
 * @param factors by row of the columns, see codeFactor
 * @throws {RangeError} naming the row of a summary no customer can have; unless every factor has as many rows, and
 *   deviation > 0
 * @see Fader & Hardie (2007), "Incorporating Time-Invariant Covariates into the Pareto/NBD and BG/NBD Models"
 */
export function fitWithCovariates(
  family: FamilyName,
  columns: SummaryColumns,
  factors: readonly Factor[],
  { dropOut = "odds", deviation = 2 }: CovariateOptions = {},
): CovariateFit {
  const odd = factors.find(({ level }) => level.length !== columns.frequency.length);
  if (odd !== undefined) {
    throw new RangeError(
      `fitWithCovariates requires a level for every row: ${odd.level.length} of ${odd.name}, ${columns.frequency.length} rows`,
    );
  }
  if (!(deviation > 0)) throw new RangeError(`fitWithCovariates requires deviation > 0: ${deviation}`);
  const { compared, said } = comparable(factors);
  const { fit: fitPlain } = families[family];
  const plain = fitPlain(columns);
  const { customers, repeaters } = plain;
  const few = areFew(customers, repeaters);
  const used = few ? [] : compared;
  if (used.length === 0) {
    const why = few ? [findings.tooFew(customers, repeaters)] : [];
    return {
      ...plain,
      family,
      dropOut,
      factors: [],
      coefficients: [],
      effects: [],
      plainParams: plain.params,
      plainLogLikelihood: plain.logLikelihood,
      findings: [...plain.findings, ...why, ...said],
    };
  }

  const form = formOf(family, plain.params.k ?? 1, dropOut);
  const layout = layoutOf(form, used);
  const search = searchPatterns(
    form,
    patternsOf(columns, used).map(({ levels, groups }) => ({ moves: layout.movesOf(levels), groups })),
    plain.params,
    layout.coordinates,
    deviation,
  );
  const report = reportCovariates({ family, dropOut, form, factors: used, layout, search, plain });
  return { ...report, findings: [...report.findings, ...said] };
}
