import type { SummaryColumns } from "../summary.ts";
import type { Family } from "./family.ts";
import { type GroupedSummaries, groupSummaries } from "./groupSummaries.ts";

/** Columns as they come, or grouped once by groupSummaries for several calls. */
export type Rows = SummaryColumns | GroupedSummaries;

/** P(alive) of many customers; computed once for each distinct (x, t_x, T). */
export function probabilityAliveColumns<P extends { [name: string]: number }>(
  family: Family<P>,
  params: P,
  rows: Rows,
): Float64Array {
  return perGroup(rows, (summary) => family.probabilityAlive(params, summary));
}

/** P(no purchase in (t_x, T] | alive) of many customers; computed once for each distinct (x, t_x, T). */
export function probabilityOfSilenceColumns<P extends { [name: string]: number }>(
  family: Family<P>,
  params: P,
  rows: Rows,
): Float64Array {
  return perGroup(rows, (summary) => family.probabilityOfSilenceIfAlive(params, summary));
}

/** Expected purchases in (T, T + t] of many customers, given alive; computed once for each distinct state at T. */
export function expectedTransactionsIfAliveColumns<P extends { [name: string]: number }>(
  family: Family<P>,
  params: P,
  rows: Rows,
  t: number,
): Float64Array {
  return perAliveState(family, params, rows, (summary) =>
    family.expectedTransactionsIfAlive(params, summary, t),
  );
}

/** The same, each purchase discounted at the continuous rate delta a unit of time. */
export function discountedTransactionsIfAliveColumns<P extends { [name: string]: number }>(
  family: Family<P>,
  params: P,
  rows: Rows,
  t: number,
  delta: number,
): Float64Array {
  return perAliveState(family, params, rows, (summary) =>
    family.discountedTransactionsIfAlive(params, summary, t, delta),
  );
}

type OfSummary = (summary: { frequency: number; recency: number; T: number }) => number;

/** Of each row, a quantity of x, t_x and T. */
function perGroup(rows: Rows, quantity: OfSummary): Float64Array {
  const groups = "rowGroup" in rows ? rows : groupSummaries(rows);
  const { frequencies, recencies, Ts, x, tx, T } = groups;
  const values = new Float64Array(x.length);
  for (let g = 0; g < x.length; g++) {
    values[g] = quantity({ frequency: frequencies[x[g]], recency: recencies[tx[g]], T: Ts[T[g]] });
  }
  return spread(groups, values);
}

/** Of each row, a quantity of what is known of a customer who is alive: x, T, and t_x only where the family asks. */
function perAliveState<P extends { [name: string]: number }>(
  family: Family<P>,
  params: P,
  rows: Rows,
  quantity: OfSummary,
): Float64Array {
  return family.futureDependsOnRecency?.(params)
    ? perGroup(rows, quantity)
    : perFrequencyAndAge(rows, quantity);
}

/** Of each row, a quantity that does not depend on t_x: given alive, when the last purchase was says nothing. */
function perFrequencyAndAge(rows: Rows, quantity: OfSummary): Float64Array {
  const groups = "rowGroup" in rows ? rows : groupSummaries(rows);
  const { frequencies, recencies, Ts, x, tx, T } = groups;
  const known = new Float64Array(frequencies.length * Ts.length).fill(Number.NaN);
  const values = new Float64Array(x.length);
  for (let g = 0; g < x.length; g++) {
    const cell = x[g] * Ts.length + T[g];
    if (Number.isNaN(known[cell])) {
      known[cell] = quantity({ frequency: frequencies[x[g]], recency: recencies[tx[g]], T: Ts[T[g]] });
    }
    values[g] = known[cell];
  }
  return spread(groups, values);
}

function spread({ rowGroup }: GroupedSummaries, values: Float64Array): Float64Array {
  const result = new Float64Array(rowGroup.length);
  for (let i = 0; i < rowGroup.length; i++) result[i] = values[rowGroup[i]];
  return result;
}
