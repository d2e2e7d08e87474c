import { type GroupedSummaries, groupSummaries } from "../families/groupSummaries.ts";
import type { SummaryColumns } from "../summary.ts";
import type { Factor } from "./factor.ts";

/** Customers alike in every factor. */
export interface Pattern {
  /** Position of the level, by factor. */
  levels: number[];
  groups: GroupedSummaries;
}

/**
 * Cuts customers by the levels they have together, so that whatever follows knows of a customer's covariates only by
 * the pattern. Patterns come in the order of their levels, whatever the order of rows.
 *
 * @throws {RangeError} naming the row of a summary no customer can have
 */
export function patternsOf(columns: SummaryColumns, factors: readonly Factor[]): Pattern[] {
  const rows = new Map<number, number[]>();
  for (let i = 0; i < columns.frequency.length; i++) {
    let key = 0;
    for (const { levels, level } of factors) key = key * levels.length + level[i];
    const known = rows.get(key);
    if (known === undefined) rows.set(key, [i]);
    else known.push(i);
  }
  return [...rows]
    .sort(([p], [q]) => p - q)
    .map(([key, members]) => ({
      levels: levelsOf(key, factors),
      groups: groupSummaries(only(columns, members), "fitWithCovariates"),
    }));
}

function levelsOf(key: number, factors: readonly Factor[]): number[] {
  const levels: number[] = [];
  let rest = key;
  for (const { levels: names } of [...factors].reverse()) {
    levels.unshift(rest % names.length);
    rest = Math.floor(rest / names.length);
  }
  return levels;
}

function only({ frequency, recency, T, weight }: SummaryColumns, rows: readonly number[]): SummaryColumns {
  const pick = (column: ArrayLike<number>) => Float64Array.from(rows, (i) => column[i]);
  return {
    frequency: pick(frequency),
    recency: pick(recency),
    T: pick(T),
    ...(weight === undefined ? {} : { weight: pick(weight) }),
  };
}
