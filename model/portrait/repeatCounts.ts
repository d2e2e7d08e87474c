import { patternShares } from "../covariates/patternModel.ts";
import { mostRepeats } from "../evaluate/byFrequency.ts";
import type { Family } from "../families/family.ts";
import type { Model } from "../model.ts";
import { modelClock } from "../score/modelClock.ts";

/** How many customers bought again so many times, and how many the model would have. */
export interface RepeatCount {
  /** The last stands for so many or more. */
  repeats: number;
  actual: number;
  expected: number;
}

/** Ages told apart, at most: of more, neighbours stand for each other. */
const MOST_AGES = 200;

/**
 * Customers by number of repeat purchases to date, actual and as the model expects of as many customers of the same ages:
 * the sum of P(X(T) = n). In the data fitted, so it tells whether the family can be true at all, not how well it
 * forecasts.
 *
 * @see Fader, Hardie & Lee (2005), "Counting Your Customers the Easy Way", figure 2
 */
export function repeatCounts(
  model: Model,
  family: Family<{ [name: string]: number }>,
  customers: { frequency: ArrayLike<number>; firstDay: ArrayLike<number> },
  asOf: number,
): RepeatCount[] {
  const counts = Array.from({ length: mostRepeats + 1 }, (_, repeats) => ({
    repeats,
    actual: 0,
    expected: 0,
  }));
  for (let i = 0; i < customers.frequency.length; i++) {
    counts[Math.min(mostRepeats, customers.frequency[i])].actual++;
  }
  const clock = modelClock(model);
  const shares = patternShares(model);
  for (const { firstDay, customers: many } of byAge(customers.firstDay)) {
    const T = asOf - firstDay;
    const age = clock.summary(
      { frequency: 0, recency: 0, T, firstDay, lastDay: firstDay, monetaryValue: null, spend: null, cost: 0 },
      asOf,
    ).T;
    for (const { params, share } of shares) {
      let rest = many * share;
      for (let n = 0; n < mostRepeats; n++) {
        const expected = many * share * family.probabilityOfTransactions(params, age, n);
        counts[n].expected += expected;
        rest -= expected;
      }
      counts[mostRepeats].expected += Math.max(0, rest);
    }
  }
  return counts;
}

/** Customers by first day, neighbouring days together where there are too many; the mean day stands for them. */
function byAge(firstDays: ArrayLike<number>): { firstDay: number; customers: number }[] {
  const byDay = new Map<number, number>();
  for (let i = 0; i < firstDays.length; i++) byDay.set(firstDays[i], (byDay.get(firstDays[i]) ?? 0) + 1);
  const days = [...byDay].sort(([one], [other]) => one - other);
  const width = Math.ceil(days.length / MOST_AGES);
  return Array.from({ length: Math.ceil(days.length / Math.max(1, width)) }, (_, i) => {
    const group = days.slice(i * width, (i + 1) * width);
    const customers = group.reduce((sum, [, count]) => sum + count, 0);
    const mean = group.reduce((sum, [day, count]) => sum + day * count, 0) / customers;
    return { firstDay: Math.round(mean), customers };
  });
}
