import type { CovariateFactor, LevelEffect, Ratio } from "./covariateFit.ts";
import type { CovariateForm } from "./forms.ts";
import { logParams, type Move } from "./patternObjective.ts";

/** Normal quantile of a two-sided 95% interval. */
const Z95 = 1.959964;

/**
 * How each level compares with the commonest of its factor, customers otherwise of the commonest kind: ratios with
 * intervals by the delta method on their logarithms.
 *
 * @param movesOf how the coordinates enter the parameters of customers with these levels
 * @param spread standard error of a linear function of the coordinates
 * @param drops whether there is drop-out at all
 */
export function levelEffects(
  form: CovariateForm,
  factors: readonly CovariateFactor[],
  eta: readonly number[],
  movesOf: (levels: readonly number[]) => Move[],
  spread: (g: readonly number[]) => number | null,
  drops: boolean,
): LevelEffect[] {
  const alpha = form.params.indexOf("alpha");
  const none = factors.map(() => 0);
  const of = (levels: readonly number[]) => {
    const moves = movesOf(levels);
    const at = logParams(eta, moves, form.params.length);
    const dropOut = form.logDropOut(at);
    return { moves, pace: -at[alpha], dropOut };
  };
  const base = of(none);
  const compare = (value: number, slopes: [Move[], readonly number[], 1 | -1][]): Ratio | null => {
    const g = eta.map(() => 0);
    for (const [moves, gradient, side] of slopes) {
      for (const { at, param, sign } of moves) g[at] += side * sign * gradient[param];
    }
    // Without a slope the form leaves the mean as it is, and there is nothing to compare.
    const error = g.some((slope) => slope !== 0) ? spread(g) : null;
    if (error === null) return null;
    return {
      ratio: Math.exp(value),
      low: Math.exp(value - Z95 * error),
      high: Math.exp(value + Z95 * error),
    };
  };
  const slower = form.params.map((_, i) => (i === alpha ? -1 : 0));
  return factors.flatMap(({ name, levels }, f) =>
    levels.slice(1).map((level, i) => {
      const there = of(none.map((_, g) => (g === f ? i + 1 : 0)));
      return {
        factor: name,
        level: level.name,
        reference: levels[0].name,
        customers: level.customers,
        purchases: compare(there.pace - base.pace, [
          [there.moves, slower, 1],
          [base.moves, slower, -1],
        ]),
        dropOut: drops
          ? compare(there.dropOut.value - base.dropOut.value, [
              [there.moves, there.dropOut.gradient, 1],
              [base.moves, base.dropOut.gradient, -1],
            ])
          : null,
      };
    }),
  );
}
