import type { GroupedSummaries } from "../groupSummaries.ts";

/** A cell of a table costs about as much as a customer's own integral; then its sums are cheap. */
const WORTH = 1.5;

/** Groups of one x among which some may have died, and whether a table serves them: from grid point to grid point. */
export interface SameFrequency {
  frequency: number;
  groups: Int32Array;
  table: { first: number; last: number } | null;
}

/** Groups in which somebody may have died, by x, with t_x and T as points of one ascending grid of times. */
export interface DeathOrder {
  grid: Float64Array;
  /** By group. */
  from: Int32Array;
  to: Int32Array;
  sets: SameFrequency[];
}

/** Sorts groups by x and decides where a table of the times between pays. */
export function deathOrder({ frequencies, recencies, Ts, x, tx, T }: GroupedSummaries): DeathOrder {
  const groups = Int32Array.from(x.keys()).filter((g) => Ts[T[g]] > recencies[tx[g]]);
  const times = new Set<number>();
  for (const g of groups) {
    times.add(recencies[tx[g]]);
    times.add(Ts[T[g]]);
  }
  const grid = Float64Array.from(times).sort();
  const place = new Map(Array.from(grid, (time, i) => [time, i]));
  const placesOf = (values: Float64Array) => Int32Array.from(values, (time) => place.get(time) ?? -1);
  const [ofRecency, ofT] = [placesOf(recencies), placesOf(Ts)];
  const from = tx.map((i) => ofRecency[i]);
  const to = T.map((i) => ofT[i]);
  const sizes = new Int32Array(frequencies.length);
  for (const g of groups) sizes[x[g]]++;
  const byX = Array.from(sizes, (size) => new Int32Array(size));
  sizes.fill(0);
  for (const g of groups) byX[x[g]][sizes[x[g]]++] = g;
  const sets = byX.map((own, i) => ({
    frequency: frequencies[i],
    groups: own,
    table: tableFor(own, from, to),
  }));
  return { grid, from, to, sets: sets.filter((set) => set.groups.length > 0) };
}

function tableFor(groups: Int32Array, from: Int32Array, to: Int32Array): SameFrequency["table"] {
  let first = Infinity;
  let last = 0;
  for (const g of groups) {
    if (from[g] < first) first = from[g];
    if (to[g] > last) last = to[g];
  }
  return (last - first) * WORTH < groups.length ? { first, last } : null;
}
