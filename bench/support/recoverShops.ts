import { families } from "../../model/families/families.ts";
import type { FamilyName } from "../../model/model.ts";
import { simulateFamily } from "../../model/simulate/simulateFamily.ts";
import { cdnowAges, cdnowShops } from "./cdnowShops.ts";

const customers = 3000;

/** Shops of a family simulated from seed `from` on, before `to`. */
export interface RecoveryJob {
  family: FamilyName;
  from: number;
  to: number;
}

/** What became of a parameter over the shops. */
export interface Recovered {
  /** Shops in which it has an interval, and those whose interval lies around the truth, above it, below it. */
  held: number;
  above: number;
  below: number;
}

export interface RecoveryResult {
  family: FamilyName;
  letters: { [letter: string]: Recovered };
  shops: number;
  /** Shops in which some parameter ran to a boundary and has no interval. */
  atBoundary: number;
  notConverged: number;
  /** Shops in which the k found is not the one simulated. */
  otherK: number;
}

/** Fits shops whose parameters are known, and holds the 95% intervals against the truth. */
export function work({ family, from, to }: RecoveryJob): RecoveryResult {
  const { k, ...truth } = cdnowShops[family];
  const names = Object.keys(truth);
  const result: RecoveryResult = {
    family,
    letters: Object.fromEntries(names.map((name) => [name, { held: 0, above: 0, below: 0 }])),
    shops: to - from,
    atBoundary: 0,
    notConverged: 0,
    otherK: 0,
  };
  for (let seed = from; seed < to; seed++) {
    const shop = simulateFamily(family, cdnowShops[family], { customers, T: cdnowAges, seed });
    const model = families[family];
    const { params, intervals95, converged } = model.fit(shop, { intervals: true });
    const intervals = names.map((name) => intervals95?.[name] ?? null);
    if (intervals.includes(null)) result.atBoundary++;
    if (!converged) result.notConverged++;
    if (k !== params.k) result.otherK++;
    intervals.forEach((interval, i) => {
      if (interval === null) return;
      const [low, high] = interval;
      const where = truth[names[i]] < low ? "above" : truth[names[i]] > high ? "below" : "held";
      result.letters[names[i]][where]++;
    });
  }
  return result;
}
