import { mean, sampleCovariance, sampleVariance } from "simple-statistics";
import { studentQuantile, studentTails } from "./student.ts";

/** What members of one arm did (y), and were expected to do without the campaign (x). */
export interface ArmValues {
  y: readonly number[];
  x: readonly number[];
}

/** How much more a member of one arm did than one of another. */
export interface Difference {
  difference: number;
  /** 95% interval. */
  low: number;
  high: number;
  /** Two-sided, of no difference. */
  pValue: number;
}

/** The difference as counted, and corrected by what was expected; null where nobody differs from anybody. */
export interface Comparison {
  plain: Difference | null;
  corrected: Difference | null;
  /** By how much the expectation is weighed: 0 = not at all. */
  weight: number;
}

/**
 * Treated against control, by Welch's interval: the arms need not spread alike.
 *
 * Corrected: y − θ x in place of y, where x is frozen before the start, so that by assignment at random it differs between arms by
 * chance only, and taking it away takes chance away:
 *
 *   θ = (s_xy,t/n_t + s_xy,c/n_c) / (s_xx,t/n_t + s_xx,c/n_c)
 *
 * which of all θ gives the smallest variance s²(y − θx)_t/n_t + s²(y − θx)_c/n_c: the smaller arm, which decides the
 * variance, weighs more. It costs one degree of freedom.
 *
 * @throws {RangeError} unless each arm has 3 members or more
 * @see Welch (1947); Deng, Xu, Kohavi & Walker (2013), "Improving the Sensitivity of Online Controlled Experiments by
 *   Utilizing Pre-Experiment Data", section 3; Lu & Liu (2024), "Tyranny-of-the-minority Regression Adjustment in
 *   Randomized Experiments", on θ for arms of unequal size
 */
export function compareArms(treated: ArmValues, control: ArmValues): Comparison {
  const plain = welch(treated.y, control.y, 0);
  const spread = (arm: ArmValues) => sampleVariance(arm.x as number[]) / arm.x.length;
  const common = (arm: ArmValues) => sampleCovariance(arm.x as number[], arm.y as number[]) / arm.x.length;
  const spreads = spread(treated) + spread(control);
  const weight = spreads > 0 ? (common(treated) + common(control)) / spreads : 0;
  const residuals = ({ y, x }: ArmValues) => y.map((value, i) => value - weight * x[i]);
  return { plain, corrected: welch(residuals(treated), residuals(control), weight === 0 ? 0 : 1), weight };
}

/** @param spent degrees of freedom used up by what was estimated before */
function welch(treated: readonly number[], control: readonly number[], spent: number): Difference | null {
  if (!(treated.length >= 3 && control.length >= 3))
    throw new RangeError(`compareArms requires 3 members an arm: ${treated.length}, ${control.length}`);
  const share = (values: readonly number[]) => sampleVariance(values as number[]) / (values.length - spent);
  const [ofTreated, ofControl] = [share(treated), share(control)];
  const error = Math.sqrt(ofTreated + ofControl);
  if (!(error > 0)) return null;
  const freedom =
    (ofTreated + ofControl) ** 2 /
    (ofTreated ** 2 / (treated.length - 1 - spent) + ofControl ** 2 / (control.length - 1 - spent));
  const difference = mean(treated as number[]) - mean(control as number[]);
  const reach = studentQuantile(0.05, freedom) * error;
  return {
    difference,
    low: difference - reach,
    high: difference + reach,
    pValue: studentTails(difference / error, freedom),
  };
}
