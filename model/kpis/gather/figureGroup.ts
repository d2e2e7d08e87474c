import { monthsKept } from "../monthWindow.ts";
import { CellTable } from "./cellTable.ts";
import { CountTable, type StoredTable } from "./countTable.ts";

/** One number a month; the first is all that came before the first month kept. */
const seriesNames = [
  "orders",
  "revenue",
  "newCustomers",
  "predictedClv",
  "acquisitionCost",
  "acquisitionCosts",
  "promoters",
  "detractors",
  "npsAnswers",
  "satisfied",
  "csatAnswers",
  "referredCustomers",
  "referralRewards",
  "referredRevenue",
  "referredPredicted",
] as const;
type SeriesName = (typeof seriesNames)[number];

/** Counts over pairs of boundaries, or of the first and last month of a period. */
const pairNames = ["activeAtBoth", "newActive", "buyers", "repeatBuyers"] as const;
type PairName = (typeof pairNames)[number];

/** By month of the first order and age in months. */
const cohortNames = ["cohortBuyers", "cohortRevenue", "cohortCost"] as const;
type CohortName = (typeof cohortNames)[number];

const totalNames = [
  "customers",
  "customersWithAmounts",
  "scored",
  "scoredWithAmounts",
  "predicted",
  "atRisk",
  "valueAtRisk",
] as const;
type TotalName = (typeof totalNames)[number];

/**
 * Everything that figures of one group of customers are made of; sums only, so that the groups of shards add up, and
 * nothing of any one customer. Money of orders and costs in integer minor units, expected money in major ones.
 *
 * - series: by month of the event; `newCustomers`, `predictedClv` and what is of customers who came by a referral by
 *   month of the first order; `acquisitionCosts` counts the costs recorded
 * - pairs: `activeAtBoth` by two boundaries, `newActive` by the boundary before the first order's month or earlier and a
 *   later one at which they are active, `buyers` and `repeatBuyers` by first and last month of a period
 * - cohorts: customers who bought, net spend, and cost to serve
 */
export interface FigureGroup {
  series: Record<SeriesName, number[]>;
  pairs: Record<PairName, CountTable>;
  cohorts: Record<CohortName, CellTable>;
  totals: Record<TotalName, number>;
}

export function emptyGroup(): FigureGroup {
  return {
    series: fromNames(seriesNames, () => new Array<number>(monthsKept + 1).fill(0)),
    pairs: fromNames(pairNames, () => new CountTable(monthsKept + 1)),
    cohorts: fromNames(cohortNames, () => new CellTable(monthsKept)),
    totals: fromNames(totalNames, () => 0),
  };
}

/** Adds one group to another. */
export function addGroup(into: FigureGroup, other: FigureGroup): void {
  for (const name of seriesNames) {
    other.series[name].forEach((value, i) => {
      into.series[name][i] += value;
    });
  }
  for (const name of pairNames) into.pairs[name].merge(other.pairs[name]);
  for (const name of cohortNames) into.cohorts[name].merge(other.cohorts[name]);
  for (const name of totalNames) into.totals[name] += other.totals[name];
}

export interface StoredGroup {
  series: Record<SeriesName, number[]>;
  pairs: Record<PairName, StoredTable>;
  cohorts: Record<CohortName, StoredTable>;
  totals: Record<TotalName, number>;
}

export function groupToStored({ series, pairs, cohorts, totals }: FigureGroup): StoredGroup {
  return {
    series,
    pairs: fromNames(pairNames, (name) => pairs[name].stored()),
    cohorts: fromNames(cohortNames, (name) => cohorts[name].stored()),
    totals,
  };
}

export function groupOfStored({ series, pairs, cohorts, totals }: StoredGroup): FigureGroup {
  return {
    // Figures kept before a series was counted have none of it.
    series: { ...emptyGroup().series, ...series },
    pairs: fromNames(pairNames, (name) => new CountTable(monthsKept + 1, pairs[name])),
    cohorts: fromNames(cohortNames, (name) => new CellTable(monthsKept, cohorts[name])),
    totals,
  };
}

function fromNames<N extends string, T>(names: readonly N[], make: (name: N) => T): Record<N, T> {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<N, T>;
}
