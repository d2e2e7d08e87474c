import { cumulativeStdNormalProbability } from "simple-statistics";
import { totalForecast } from "../../model/evaluate/totalForecast.ts";
import { families } from "../../model/families/families.ts";
import type { FamilyName } from "../../model/model.ts";
import { simulateFamily } from "../../model/simulate/simulateFamily.ts";
import { cdnowAges, cdnowShops } from "./cdnowShops.ts";

const customers = 3000;
const weeksAhead = 39;

/** Shops of a family simulated from seed `from` on, before `to`. */
export interface TotalJob {
  family: FamilyName;
  from: number;
  to: number;
}

export interface TotalResult {
  family: FamilyName;
  shops: number;
  /** Shops whose total lay inside the 80% interval, and those where it lay below or above. */
  held: number;
  below: number;
  above: number;
  held95: number;
  /** Sum over the shops of the chance, by their pasts and the true parameters, that the 80% interval holds. */
  chanceHeld: number;
  /** Shops in which a parameter ran to a boundary. */
  atBoundary: number;
}

/** Fits shops, forecasts the total of their next 39 weeks, and holds it against what came. */
export function work({ family: name, from, to }: TotalJob): TotalResult {
  const family = families[name];
  const result = {
    family: name,
    shops: to - from,
    held: 0,
    below: 0,
    above: 0,
    held95: 0,
    chanceHeld: 0,
    atBoundary: 0,
  };
  for (let seed = from; seed < to; seed++) {
    const options = { customers, T: cdnowAges, seed, ahead: weeksAhead };
    const shop = simulateFamily(name, cdnowShops[name], options);
    const { params, covariance, standardErrors } = family.fit(shop);
    const atBoundary = Object.keys(params).some(
      (letter) => letter !== "k" && standardErrors[letter] === null,
    );
    const inside = atBoundary ? family.fit(shop, { intervals: true }).inside : undefined;
    const model = { params, calibration: 1, uncertainty: { covariance, inside, shopVariance: 0 } };
    const { low80, high80, low95, high95 } = totalForecast(model, family, shop, weeksAhead);
    const actual = shop.future.reduce((sum, count) => sum + count, 0);
    if (atBoundary) result.atBoundary++;
    const sure = { params: cdnowShops[name], calibration: 1 };
    const { expected, spread } = totalForecast(sure, family, shop, weeksAhead, { shopVariance: 0 });
    const upTo = (n: number) => cumulativeStdNormalProbability((n + 0.5 - expected) / spread.chance);
    result.chanceHeld += upTo(high80) - upTo(low80 - 1);
    if (actual < low80) result.below++;
    else if (actual > high80) result.above++;
    else result.held++;
    if (low95 <= actual && actual <= high95) result.held95++;
  }
  return result;
}
