import { buildHistory } from "../../../model/history/buildHistory.ts";
import type { PurchaseHistory } from "../../../model/history/purchaseHistory.ts";
import { createRandom, type Random } from "../../../model/simulate/random.ts";

type Customer = { customerId: string; history: PurchaseHistory };

const priced = (random: Random) => 1000 + random.below(9000);

function customer(id: string, days: readonly number[], amountOf: (day: number) => number): Customer {
  const orders = days.map((day, i) => ({
    orderId: `${id}-${i}`,
    day,
    at: 0,
    amount: amountOf(day),
    type: "order" as const,
  }));
  return { customerId: id, history: buildHistory(orders) };
}

/** Days of purchases at one rate a day from `first` on, for ever. */
function steady(random: Random, first: number, end: number, rate: number): number[] {
  const days = [first];
  for (let at = first + random.exponential() / rate; at <= end; at += random.exponential() / rate) {
    if (Math.floor(at) > days[days.length - 1]) days.push(Math.floor(at));
  }
  return days;
}

function shop(count: number, seed: number, daysOf: (random: Random, i: number) => number[], amount = priced) {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, i) => customer(`c${i}`, daysOf(random, i), () => amount(random)));
}

/** The last day that may be learnt from, and the last one there is. */
export const [split, until] = [600, 800];

/**
 * Whole histories of shops on which models come to their limits, as a night or a backtest meets them. Amounts in minor
 * units of two digits.
 */
export const hardHistories: { [title: string]: Customer[] } = {
  "nearly Poisson purchases, nobody leaving": shop(150, 1, (random) =>
    steady(random, random.below(500), until, 0.03),
  ),
  "everybody buying once": shop(300, 2, (random) => [random.below(until)]),
  "one customer with 3,000 purchases among thousands with one": [
    ...shop(2500, 3, (random) => [random.below(until)]),
    customer(
      "huge",
      Array.from({ length: 3000 }, (_, i) => i - 2600),
      () => 2500,
    ),
  ],
  "spends over eight orders of magnitude": shop(
    150,
    4,
    (random) => steady(random, random.below(500), until, 0.01),
    (random) => Math.round(10 ** (8 * random.uniform())),
  ),
  "all of one age": shop(150, 5, (random) => steady(random, 100, 150 + random.below(600), 0.02)),
  "two customers": [customer("a", [10, 40], () => 3000), customer("b", [200, 700], () => 500)],
  "two customers, each once": [customer("a", [10], () => 3000), customer("b", [200], () => 500)],
  "one customer": [customer("a", [590], () => 3000)],
  "everything given away": shop(
    150,
    6,
    (random) => steady(random, random.below(500), until, 0.01),
    () => 0,
  ),
};
