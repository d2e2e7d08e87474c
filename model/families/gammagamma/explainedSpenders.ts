import { findRoot } from "../../math/findRoot.ts";
import { incompleteBeta } from "../../math/incompleteBeta.ts";
import { largestSpends } from "./largestSpends.ts";
import { keptSpenders, partOfSpenders, type Spenders } from "./spenders.ts";

/** A spend is beyond what the others explain where fewer than one shop of this size in so many would meet one. */
const rarity = 1000;
/** So many at most are few: a tenth of a small shop, ten customers, in large ones two in a hundred. */
const few = { of: 10, customers: 10, share: 0.02 };
const PART = 5000;
const mostRounds = 30;

/**
 * The spenders without those few whose spend the others cannot explain: a mistyped amount, an order made and cancelled,
 * a dealer. One of them among thousands is enough to take the mean from Gamma-Gamma (q falls towards 1).
 *
 * Under the fit to the rest, a total s over x purchases is exceeded with probability I_{γ/(γ+s)}(q, p x), because
 * s/γ ~ BetaPrime(p x, q). Whoever lies where less than one customer in a thousand shops of this size would is left out.
 * The search goes from the inside outward: the largest spends are left out first, and each round takes in those that the
 * fit explains, until none is left to take in. So spends that differ widely by nature stay, and several huge ones
 * cannot hide behind each other. Where more than a few stay outside, the spread is the shop's own, and all are kept.
 *
 * @param fitted the parameters (p, q, γ) that fit some of them best, γ in their unit of money
 * @returns the same object where all are explained
 * @see Hadi & Simonoff (1993), "Procedures for the Identification of Multiple Outliers in Linear Models", for the search
 */
export function explainedSpenders(all: Spenders, fitted: (some: Spenders) => readonly number[]): Spenders {
  const most = Math.max(Math.min(all.customers / few.of, few.customers), few.share * all.customers);
  if (!(most >= 1)) return all;
  const part = all.totals.length > 2 * PART ? partOfSpenders(all, PART) : all;
  const theta = settle(
    part,
    all.customers,
    fitted,
    largestSpends(part, (most * part.customers) / all.customers),
  );
  if (theta === null) return all;
  const outside = beyond(all, all.customers, theta);
  const rest = keptSpenders(all, outside);
  return rest === all || all.customers - rest.customers > most ? all : rest;
}

/** The parameters at which nobody else is to be taken in or left out; null where everybody is in. */
function settle(
  spenders: Spenders,
  customers: number,
  fitted: (some: Spenders) => readonly number[],
  first: Uint8Array,
): readonly number[] | null {
  let outside = first;
  for (let round = 0; ; round++) {
    const inside = keptSpenders(spenders, outside);
    const theta = fitted(inside);
    if (inside === spenders || round === mostRounds)
      return inside === spenders && spenders.customers === customers ? null : theta;
    const next = beyond(spenders, customers, theta);
    if (next.every((out, i) => out === outside[i])) return theta;
    outside = next;
  }
}

/** Marks those whose spend is beyond what the parameters explain. */
function beyond(
  { frequencies, index, totals }: Spenders,
  customers: number,
  [p, q, gamma]: readonly number[],
): Uint8Array {
  const limit = 1 / (rarity * customers);
  const largest = new Float64Array(frequencies.length);
  for (let i = 0; i < totals.length; i++) largest[index[i]] = Math.max(largest[index[i]], totals[i]);
  const cuts = Float64Array.from(frequencies, (x, k) => {
    const exceeded = (logTotal: number) => {
      const s = Math.exp(logTotal);
      return incompleteBeta(gamma / (gamma + s), q, p * x, s / (gamma + s));
    };
    const top = Math.log(largest[k]);
    if (!(exceeded(top) < limit)) return Infinity;
    const middle = Math.log((gamma * p * x) / q);
    return Math.exp(findRoot((v) => Math.log(exceeded(v) / limit), Math.min(middle, top - 1), top, 1e-6));
  });
  const marks = new Uint8Array(totals.length);
  for (let i = 0; i < totals.length; i++) if (totals[i] > cuts[index[i]]) marks[i] = 1;
  return marks;
}
