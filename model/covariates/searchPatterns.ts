import type { GroupedSummaries } from "../families/groupSummaries.ts";
import { partOf } from "../families/shared/partOf.ts";
import { scaleTime } from "../families/shared/scaleTime.ts";
import { type Bounds, type Minimum, minimise } from "../optimise/minimise.ts";
import type { CovariateForm } from "./forms.ts";
import { type Move, patternLikelihood, patternObjective } from "./patternObjective.ts";

/** Log-likelihood that drop-out must gain over a population that never drops out. */
const LEAST_GAIN = 1e-3;
/** Coefficients beyond this change nothing more: a factor of 22,000. */
const FARTHEST = 10;
/** Groups beyond which the starts are tried on a sample of as many customers. */
const PART = 3000;

export interface PatternSearch {
  minimum: Minimum;
  /** Log-likelihood gained over the plain fit. */
  gain: number;
  /** Whether there is drop-out at all. */
  drops: boolean;
  /** Mean customer age, the unit of time in which the minimum is. */
  unit: number;
}

/**
 * The best coordinates: from the plain fit, and from the starts of the family, all without effects; then compared with
 * a population that never drops out.
 *
 * @param patterns with the moves of their customers
 * @param plain parameters of the plain fit, in the unit of the summaries
 * @param coordinates how many there are: those of the family first
 */
export function searchPatterns(
  form: CovariateForm,
  patterns: readonly { moves: Move[]; groups: GroupedSummaries }[],
  plain: { [name: string]: number },
  coordinates: number,
  deviation: number,
): PatternSearch {
  const customers = patterns.reduce((sum, { groups }) => sum + groups.customers, 0);
  const groups = patterns.reduce((sum, { groups: { weight } }) => sum + weight.length, 0);
  const unit = meanAge(patterns.map((pattern) => pattern.groups));
  const own = form.params.length;
  const effects = coordinates - own;
  const zeros = new Array<number>(effects).fill(0);
  const widened = ({ lower, upper }: Bounds): Bounds => ({
    lower: [...lower, ...zeros.map(() => -FARTHEST)],
    upper: [...upper, ...zeros.map(() => FARTHEST)],
  });
  const scaled = patterns.map(({ moves, groups: of }) => ({ moves, groups: scaleTime(of, unit) }));
  const ready = (parts: typeof scaled) => {
    const likely = parts.map(({ moves, groups: of }) => ({ moves, likelihood: form.likelihoodOf(of) }));
    const likelihood = patternLikelihood(likely, coordinates, own);
    const counted = parts.reduce((sum, { groups: of }) => sum + of.customers, 0);
    return { likelihood, objective: patternObjective(likelihood, counted, own, deviation) };
  };
  const all = ready(scaled);
  const part =
    groups <= PART
      ? null
      : ready(
          scaled.map(({ moves, groups: of }) => {
            const most = Math.ceil((PART * of.customers) / customers);
            return { moves, groups: partOf(of, most) ?? of };
          }),
        );
  const bounds = widened(form.bounds);
  const from = form.params.map((name) => Math.log(plain[name] / (form.times.includes(name) ? unit : 1)));
  const starts = [from, ...form.starts(joined(scaled))].map((start) => [...start, ...zeros]);
  const tries = starts.map((start) =>
    part ? minimise(part.objective, start, bounds, 1e-5, 60) : minimise(all.objective, start, bounds),
  );
  const best = tries.reduce((left, right) =>
    right.value < left.value || Number.isNaN(left.value) ? right : left,
  );
  const open = part
    ? lower(minimise(all.objective, best.at, bounds), minimise(all.objective, starts[0], bounds))
    : best;
  const closed = minimise(all.objective, open.at, widened(form.withoutDropOut));
  const drops = (closed.value - open.value) * customers >= LEAST_GAIN;
  const minimum = drops ? open : closed;
  return { minimum, gain: all.likelihood(minimum.at).value - all.likelihood(starts[0]).value, drops, unit };
}

const lower = (left: Minimum, right: Minimum) => (right.value < left.value ? right : left);

/** All customers together, as the starts of a family look at them. */
function joined(patterns: readonly { groups: GroupedSummaries }[]): GroupedSummaries {
  const [{ groups: first }] = patterns;
  let [customers, purchases, exposure] = [0, 0, 0];
  for (const { groups } of patterns) {
    customers += groups.customers;
    purchases += groups.purchases;
    for (let g = 0; g < groups.weight.length; g++) exposure += groups.weight[g] * groups.Ts[groups.T[g]];
  }
  // One group with the mean frequency and age of all: starts ask for the mean rate alone.
  const one = new Int32Array(1);
  return {
    ...first,
    frequencies: Float64Array.of(purchases / customers),
    recencies: new Float64Array(1),
    Ts: Float64Array.of(exposure / customers),
    x: one,
    tx: one,
    T: one,
    weight: Float64Array.of(customers),
    rowGroup: one,
    customers,
    purchases,
  };
}

function meanAge(all: readonly GroupedSummaries[]): number {
  let [total, customers] = [0, 0];
  for (const { Ts, T, weight } of all) {
    for (let g = 0; g < weight.length; g++) {
      total += weight[g] * Ts[T[g]];
      customers += weight[g];
    }
  }
  return total / customers;
}
