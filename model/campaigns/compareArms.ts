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
 * Treated against control. Corrected: y − θ x in place of y, where x is frozen before the start, so that by assignment
 * at random it differs between arms by chance only, and taking it away takes chance away.
 *
 * `shared`: both arms are taken to spread alike, and lend each other their variance (Student's interval; θ the common slope of
 * both, as in the analysis of covariance). For amounts: a few large ones decide the variance, and a small control group that by chance holds
 * none would be far too sure of its mean. An effect makes the treated spread more, if anything, which errs on the safe side.
 *
 * `own`: each arm by its own variance (Welch's interval), for shares, whose variance follows from their mean. Then
 * θ = (s_xy,t/n_t + s_xy,c/n_c) / (s_xx,t/n_t + s_xx,c/n_c) gives the smallest variance.
 *
 * @throws {RangeError} unless each arm has 3 members or more
 * @see Deng, Xu, Kohavi & Walker (2013), "Improving the Sensitivity of Online Controlled Experiments by Utilizing
 *   Pre-Experiment Data", section 3; Cox & McCullagh (1982), "Some Aspects of Analysis of Covariance"; Welch (1947);
 *   Lu & Liu (2024), "Tyranny-of-the-minority Regression Adjustment in Randomized Experiments", on the θ of `own`
 */
export function compareArms(treated: ArmValues, control: ArmValues, variance: "shared" | "own"): Comparison {
  const [n, m] = [treated.y.length, control.y.length];
  if (!(n >= 3 && m >= 3)) throw new RangeError(`compareArms requires 3 members an arm: ${n}, ${m}`);
  const share = variance === "own" ? { treated: 1 / n, control: 1 / m } : { treated: n - 1, control: m - 1 };
  const over = (of: (arm: ArmValues) => number) => share.treated * of(treated) + share.control * of(control);
  const spread = over(({ x }) => sampleVariance(x as number[]));
  const weight = spread > 0 ? over(({ x, y }) => sampleCovariance(x as number[], y as number[])) / spread : 0;
  const residuals = ({ y, x }: ArmValues) => y.map((value, i) => value - weight * x[i]);
  const apart = spread > 0 ? (mean(treated.x as number[]) - mean(control.x as number[])) ** 2 / spread : 0;
  const interval = variance === "own" ? welch : student;
  return {
    plain: interval(treated.y, control.y, null),
    corrected: interval(residuals(treated), residuals(control), spread > 0 ? apart : null),
    weight,
  };
}

/** @param apart of the expectation's means, squared, in units of its spread; null where no θ was estimated */
function student(treated: readonly number[], control: readonly number[], apart: number | null) {
  const [n, m] = [treated.length, control.length];
  const freedom = n + m - 2 - (apart === null ? 0 : 1);
  const squares =
    (n - 1) * sampleVariance(treated as number[]) + (m - 1) * sampleVariance(control as number[]);
  return differenceOf(treated, control, (squares / freedom) * (1 / n + 1 / m + (apart ?? 0)), freedom);
}

function welch(treated: readonly number[], control: readonly number[], apart: number | null) {
  const spent = apart === null ? 0 : 1;
  const part = (values: readonly number[]) => sampleVariance(values as number[]) / (values.length - spent);
  const [ofTreated, ofControl] = [part(treated), part(control)];
  const freedom =
    (ofTreated + ofControl) ** 2 /
    (ofTreated ** 2 / (treated.length - 1 - spent) + ofControl ** 2 / (control.length - 1 - spent));
  return differenceOf(treated, control, ofTreated + ofControl, freedom);
}

function differenceOf(
  treated: readonly number[],
  control: readonly number[],
  variance: number,
  freedom: number,
): Difference | null {
  if (!(variance > 0)) return null;
  const error = Math.sqrt(variance);
  const difference = mean(treated as number[]) - mean(control as number[]);
  const reach = studentQuantile(0.05, freedom) * error;
  return {
    difference,
    low: difference - reach,
    high: difference + reach,
    pValue: studentTails(difference / error, freedom),
  };
}
