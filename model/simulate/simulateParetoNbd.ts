import { createRandom } from "./random.ts";

export interface SimulateParetoOptions {
  customers: number;
  /** T is spread evenly over [from, to], in the unit of alpha and beta. */
  T: [from: number, to: number];
  seed: number;
  /** How far the future is followed; default 0. */
  ahead?: number;
}

/**
 * Summaries of simulated customers of a Pareto/NBD shop, with what each buys in (T, T + ahead] and whether each is
 * alive at T, for tests and measurements.
 *
 * @throws {RangeError} unless 0 <= T[0] <= T[1] < Infinity and customers is a whole number >= 0
 * @see Schmittlein, Morrison & Colombo (1987), section 2
 * @example
 * simulateParetoNbd({ r: 0.55, alpha: 10.6, s: 0.61, beta: 11.7 }, { customers: 3, T: [27, 39], seed: 1 }).T.length; // => 3
 */
export function simulateParetoNbd(
  { r, alpha, s, beta }: { r: number; alpha: number; s: number; beta: number },
  { customers, T: [from, to], seed, ahead = 0 }: SimulateParetoOptions,
) {
  if (!(0 <= from && from <= to && to < Infinity)) {
    throw new RangeError(`simulateParetoNbd requires 0 <= T[0] <= T[1] < Infinity: ${from}, ${to}`);
  }
  if (!(Number.isInteger(customers) && customers >= 0)) {
    throw new RangeError(`simulateParetoNbd requires a whole number of customers >= 0: ${customers}`);
  }
  const random = createRandom(seed);
  const frequency = new Float64Array(customers);
  const recency = new Float64Array(customers);
  const T = new Float64Array(customers);
  const future = new Float64Array(customers);
  const alive = new Uint8Array(customers);
  for (let i = 0; i < customers; i++) {
    T[i] = from + (to - from) * random.uniform();
    const rate = random.gamma(r) / alpha;
    const death = (random.exponential() * beta) / random.gamma(s);
    alive[i] = death > T[i] ? 1 : 0;
    const end = Math.min(death, T[i] + ahead);
    for (let at = random.exponential() / rate; at <= end; at += random.exponential() / rate) {
      if (at > T[i]) future[i]++;
      else {
        frequency[i]++;
        recency[i] = at;
      }
    }
  }
  return { frequency, recency, T, future, alive };
}
