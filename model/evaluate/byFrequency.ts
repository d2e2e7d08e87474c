/** Customers who had bought again so many times by the origin of a forecast, and what was predicted of them. */
export interface FrequencyGroup {
  /** Repeat purchases so far; the last group is of so many or more. */
  frequency: number;
  customers: number;
  /** Mean a customer. */
  predicted: number;
  actual: number;
}

/** The last group: so many repeat purchases or more. */
export const mostRepeats = 7;

/**
 * Conditional expectations held against what came, by repeat purchases so far: where a family gets whom it should
 * expect most of wrong, it shows here.
 *
 * @returns 0 first; groups without a customer are left out
 * @see Fader, Hardie & Lee (2005), "Counting Your Customers the Easy Way", figure 3
 */
export function byFrequency(
  frequency: ArrayLike<number>,
  predicted: ArrayLike<number>,
  actual: ArrayLike<number>,
): FrequencyGroup[] {
  const groups = Array.from({ length: mostRepeats + 1 }, (_, x) => ({
    frequency: x,
    customers: 0,
    predicted: 0,
    actual: 0,
  }));
  for (let i = 0; i < frequency.length; i++) {
    const group = groups[Math.min(mostRepeats, frequency[i])];
    group.customers++;
    group.predicted += predicted[i];
    group.actual += actual[i];
  }
  return groups
    .filter(({ customers }) => customers > 0)
    .map((group) => ({
      ...group,
      predicted: group.predicted / group.customers,
      actual: group.actual / group.customers,
    }));
}
