import type { FamilyName } from "../model.ts";
import { createRandom } from "./random.ts";
import { simulateParetoNbd } from "./simulateParetoNbd.ts";

export interface SimulateFamilyOptions {
  customers: number;
  /** T is spread evenly over [from, to], in the unit of the parameters. */
  T: [from: number, to: number];
  seed: number;
  /** How far the future is followed; default 0. */
  ahead?: number;
}

/** Summaries, and what each customer buys in (T, T + ahead]; one array a quantity. */
export interface SimulatedShop {
  frequency: Float64Array;
  recency: Float64Array;
  T: Float64Array;
  /** 0 throughout for Pareto/NBD, which does not read it. */
  logIntervals: Float64Array;
  future: Float64Array;
}

/**
 * Customers of a shop who follow a family, to see whether what is said of such shops comes true.
 *
 * @param params of the family; the k families read `k`, their plain siblings have k = 1
 * @throws {RangeError} unless 0 <= T[0] <= T[1] < Infinity and customers is a whole number >= 0
 * @see Reutterer & Platzer (2017), "Spicing up the Buy-Till-You-Die Framework", section 3
 */
export function simulateFamily(
  family: FamilyName,
  params: { [letter: string]: number },
  options: SimulateFamilyOptions,
): SimulatedShop {
  const { customers, T: span, seed, ahead = 0 } = options;
  const [from, to] = span;
  if (!(0 <= from && from <= to && to < Infinity)) {
    throw new RangeError(`simulateFamily requires 0 <= T[0] <= T[1] < Infinity: ${from}, ${to}`);
  }
  if (!(Number.isInteger(customers) && customers >= 0)) {
    throw new RangeError(`simulateFamily requires a whole number of customers >= 0: ${customers}`);
  }
  const logIntervals = new Float64Array(customers);
  if (family === "paretonbd") {
    const { r, alpha, s, beta } = params;
    return { ...simulateParetoNbd({ r, alpha, s, beta }, options), logIntervals };
  }
  const { k = 1, r, alpha, a, b } = params;
  const dropAtFirst = family.startsWith("m");
  const random = createRandom(seed);
  const column = () => new Float64Array(customers);
  const shop = { frequency: column(), recency: column(), T: column(), logIntervals, future: column() };
  for (let i = 0; i < customers; i++) {
    const T = from + (to - from) * random.uniform();
    const rate = random.gamma(r) / alpha;
    const leaving = random.beta(a, b);
    shop.T[i] = T;
    let at = 0;
    for (
      let stays = !dropAtFirst || random.uniform() >= leaving;
      stays;
      stays = random.uniform() >= leaving
    ) {
      const interval = (k === 1 ? random.exponential() : random.gamma(k)) / rate;
      at += interval;
      if (!(at <= T + ahead)) break;
      if (at > T) shop.future[i]++;
      else {
        shop.frequency[i]++;
        shop.recency[i] = at;
        shop.logIntervals[i] += Math.log(interval);
      }
    }
  }
  return shop;
}
