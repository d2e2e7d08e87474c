import { type Member, requireRenewals, type SurvivorRow } from "./params.ts";

/** What every renewal came to: all the data say. Entry j stands for renewal j + 1. */
export interface RenewalCounts {
  renewed: number[];
  lost: number[];
  /** Members seen. */
  customers: number;
  /** Members with at least one renewal. */
  repeaters: number;
  /** Renewals made by all together. */
  purchases: number;
}

/** Counts renewals and losses in survivor tables or a list of members. */
export function renewalCounts(data: readonly SurvivorRow[] | readonly Member[]): RenewalCounts {
  const counts: RenewalCounts = { renewed: [], lost: [], customers: 0, repeaters: 0, purchases: 0 };
  if (data.length > 0 && "survivors" in data[0]) addTables(counts, data as readonly SurvivorRow[]);
  else addMembers(counts, data as readonly Member[]);
  counts.purchases = counts.renewed.reduce((sum, count) => sum + count, 0);
  return counts;
}

function addAt(list: number[], j: number, count: number): void {
  while (list.length <= j) list.push(0);
  list[j] += count;
}

function addMembers(counts: RenewalCounts, members: readonly Member[]): void {
  for (const { renewals, active } of members) {
    requireRenewals("fit", renewals);
    counts.customers++;
    if (renewals > 0) counts.repeaters++;
    for (let j = 0; j < renewals; j++) addAt(counts.renewed, j, 1);
    if (!active) addAt(counts.lost, renewals, 1);
  }
}

/** A cohort first seen after some renewals says something of the later ones only, and is counted so. */
function addTables(counts: RenewalCounts, rows: readonly SurvivorRow[]): void {
  const cohorts = new Map<string | number, SurvivorRow[]>();
  for (const row of rows) {
    const { period, survivors, cohort } = row;
    if (!(Number.isInteger(period) && period >= 0)) {
      throw new RangeError(`fit requires a whole period >= 0: ${period} (cohort ${cohort})`);
    }
    if (!(survivors >= 0 && survivors < Infinity)) {
      throw new RangeError(`fit requires survivors >= 0: ${survivors} (cohort ${cohort}, period ${period})`);
    }
    const known = cohorts.get(cohort);
    if (known) known.push(row);
    else cohorts.set(cohort, [row]);
  }
  for (const [cohort, table] of cohorts) {
    table.sort((left, right) => left.period - right.period);
    counts.customers += table[0].survivors;
    counts.repeaters += table.find(({ period }) => period > 0)?.survivors ?? 0;
    for (let i = 1; i < table.length; i++) {
      const [before, after] = [table[i - 1], table[i]];
      if (!(after.period === before.period + 1)) {
        throw new RangeError(
          `fit requires every period once: ${before.period}, ${after.period} (cohort ${cohort})`,
        );
      }
      if (!(after.survivors <= before.survivors)) {
        throw new RangeError(
          `fit requires survivors that never grow: ${before.survivors}, ${after.survivors} (cohort ${cohort})`,
        );
      }
      addAt(counts.renewed, before.period, after.survivors);
      addAt(counts.lost, before.period, before.survivors - after.survivors);
    }
  }
}
