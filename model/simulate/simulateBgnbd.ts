import { createRandom } from "./random.ts";
import { type BgParams, simulateCustomer } from "./simulateCustomer.ts";

export interface SimulateOptions {
  customers: number;
  /** T is spread evenly over [from, to], in the unit of alpha. */
  T: [from: number, to: number];
  seed: number;
  /** Times are rounded up to multiples of it and equal ones count once, as days do: 1/7 for days in weeks. */
  step?: number;
  /** MBG/NBD: a customer may leave after the first purchase as well. */
  dropAtFirst?: boolean;
}

/**
 * Summaries of simulated customers of a BG/NBD (or MBG/NBD) shop, for tests and measurements.
 *
 * @throws {RangeError} unless 0 <= T[0] <= T[1] < Infinity and customers is a whole number >= 0
 * @example
 * simulateBgnbd({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, { customers: 3, T: [27, 39], seed: 1 }).T.length; // => 3
 */
export function simulateBgnbd(params: BgParams, options: SimulateOptions) {
  const { customers, T: span, seed, step = 0, dropAtFirst = false } = options;
  const [from, to] = span;
  if (!(0 <= from && from <= to && to < Infinity)) {
    throw new RangeError(`simulateBgnbd requires 0 <= T[0] <= T[1] < Infinity: ${from}, ${to}`);
  }
  if (!(Number.isInteger(customers) && customers >= 0)) {
    throw new RangeError(`simulateBgnbd requires a whole number of customers >= 0: ${customers}`);
  }
  const random = createRandom(seed);
  const onGrid = (time: number) => (step > 0 ? Math.ceil(time / step - 1e-9) * step : time);
  const frequency = new Float64Array(customers);
  const recency = new Float64Array(customers);
  const T = new Float64Array(customers);
  for (let i = 0; i < customers; i++) {
    T[i] = onGrid(from + (to - from) * random.uniform());
    let last = 0;
    for (const time of simulateCustomer(params, T[i]!, random, dropAtFirst)) {
      const at = Math.min(onGrid(time), T[i]!);
      if (at > last) frequency[i]!++;
      last = at;
    }
    recency[i] = last;
  }
  return { frequency, recency, T };
}
