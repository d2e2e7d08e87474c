import { createRandom } from "../../../../model/simulate/random.ts";
import type { Summary } from "../../../../model/summary.ts";

const random = createRandom(7);

/** Customers who all buy at one rate a day, and leave after a repeat purchase with one chance. */
function poisson(count: number, rate: number, dropOut: number): Summary[] {
  return Array.from({ length: count }, () => {
    const T = 100 + random.below(900);
    let [frequency, recency] = [0, 0];
    for (let at = random.exponential() / rate; at <= T; at += random.exponential() / rate) {
      frequency += 1;
      recency = at;
      if (random.uniform() < dropOut) break;
    }
    return { frequency, recency, T };
  });
}

const many = (count: number, one: (i: number) => Summary) => Array.from({ length: count }, (_, i) => one(i));
const huge = { frequency: 3000, recency: 364, T: 365 };

/** Shops that peers fail on, or that say nothing of a parameter. Days. */
export const hardShops: { [title: string]: Summary[] } = {
  "nearly Poisson purchases": poisson(1500, 0.05, 0),
  "one rate and one chance to leave": poisson(1500, 0.05, 0.2),
  "everybody leaving after the first repeat": poisson(1000, 0.05, 1),
  "everybody buying once": many(3000, () => ({ frequency: 0, recency: 0, T: random.below(365) })),
  "hardly anyone buying again": many(3000, (i) => ({
    frequency: i < 30 ? 1 : 0,
    recency: i < 30 ? 30 : 0,
    T: 365,
  })),
  "one customer with 3,000 purchases among thousands with one": [
    ...many(3000, (i) => ({ frequency: i % 3 === 0 ? 1 : 0, recency: i % 3 === 0 ? i % 300 : 0, T: 365 })),
    huge,
  ],
  "one customer with 3,000 purchases among thousands with none": [
    ...many(3000, () => ({ frequency: 0, recency: 0, T: 365 })),
    huge,
  ],
  "all of one age": many(500, (i) => ({ frequency: i % 5, recency: (i % 5) * 20, T: 365 })),
  "all alike": many(500, () => ({ frequency: 12, recency: 360, T: 365 })),
  "two customers": [
    { frequency: 1, recency: 10, T: 30 },
    { frequency: 0, recency: 0, T: 20 },
  ],
  "one customer": [{ frequency: 5, recency: 10, T: 30 }],
  "one customer of today": [{ frequency: 0, recency: 0, T: 0 }],
  "all of today": many(300, () => ({ frequency: 0, recency: 0, T: 0 })),
  "repeat purchases at no distance": many(300, (i) => ({ frequency: i % 4, recency: 0, T: 100 })),
  nobody: [],
};
