import { toMajor } from "../money/toMajor.ts";
import { groupRows } from "./groupRows.ts";
import { historyOf } from "./historiesOf.ts";
import type { OrderColumns } from "./orderColumns.ts";
import { summarise } from "./summarise.ts";
import { SummaryTable } from "./summaryTable.ts";

/**
 * Every customer of a log as of a date, one array a quantity: what `buildHistory` and `summarise` give one by
 * one, without the objects. Customers without a purchase by then are left out; `customer` says who each row is.
 *
 * @param asOf whole days since 1970-01-01, inclusive
 * @param options.historyStartsAt as in `summarise`
 */
export function summariseColumns(
  columns: OrderColumns,
  asOf: number,
  options: { historyStartsAt?: number } = {},
): SummaryTable {
  if (!Number.isInteger(asOf)) throw new RangeError(`summariseColumns requires a whole asOf: ${asOf}`);
  const { historyStartsAt = Number.NEGATIVE_INFINITY } = options;
  const { customerIds, day, amount, cost, refund, digits } = columns;
  const { offsets, rows } = groupRows(columns);
  const table = new SummaryTable(customerIds.length, amount !== null);
  let sorted = new Uint32Array(64);

  for (let index = 0; index < customerIds.length; index += 1) {
    const [from, to] = [offsets[index], offsets[index + 1]];
    if (to - from > sorted.length) sorted = new Uint32Array(2 * (to - from));
    let count = 0;
    let hasRefund = false;
    let costs = 0;
    for (let position = from; position < to; position += 1) {
      const row = rows[position];
      if (day[row] > asOf) continue;
      if (refund[row] === 1) hasRefund = true;
      if (cost !== null) costs += cost[row];
      sorted[count++] = row;
    }
    if (hasRefund) {
      const summary = summarise(historyOf(columns, index), asOf, { digits, historyStartsAt });
      if (summary !== null) table.add(index, summary);
      continue;
    }
    sortByDay(sorted, count, day);

    let spend = 0;
    let firstDay = 0;
    let lastDay = Number.NaN;
    let frequency = -1;
    let logIntervals = 0;
    let repeatSpend = 0;
    for (let position = 0; position < count; position += 1) {
      const row = sorted[position];
      const minor = amount === null ? 0 : amount[row];
      spend += minor;
      if (day[row] < historyStartsAt) continue;
      if (frequency < 0) {
        firstDay = day[row];
        frequency = 0;
      } else if (day[row] !== lastDay) {
        frequency += 1;
        logIntervals += Math.log(day[row] - lastDay);
      }
      if (frequency > 0) repeatSpend += minor;
      lastDay = day[row];
    }
    if (frequency < 0) continue;
    table.addRow(
      index,
      frequency,
      firstDay,
      lastDay,
      asOf,
      logIntervals,
      frequency === 0 ? 0 : toMajor(repeatSpend / frequency, digits),
      toMajor(spend, digits),
      toMajor(costs, digits),
    );
  }
  return table.trim();
}

/** Sorts the first `count` rows by day: by insertion, since a customer's rows are few and mostly in order. */
function sortByDay(rows: Uint32Array, count: number, day: Int32Array): void {
  let moves = 0;
  for (let position = 1; position < count; position += 1) {
    const row = rows[position];
    let place = position;
    while (place > 0 && day[rows[place - 1]] > day[row]) {
      rows[place] = rows[place - 1];
      place -= 1;
    }
    rows[place] = row;
    moves += position - place;
    if (moves > 64 * count) {
      rows.subarray(0, count).sort((a, b) => day[a] - day[b]);
      return;
    }
  }
}
