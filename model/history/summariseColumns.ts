import { toMajor } from "../money/toMajor.ts";
import { groupRows } from "./groupRows.ts";
import { historyOf } from "./historiesOf.ts";
import type { OrderColumns } from "./orderColumns.ts";
import { summarise } from "./summarise.ts";
import { SummaryTable } from "./summaryTable.ts";

/**
 * Every customer of a log as of a date, one array a quantity: what `buildHistory` and `summarise` give one by
 * one, without the objects (customers with refunds do go through them). Customers without a purchase by then are
 * left out; `customer` says who each row is.
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
  const { customerIds, cost, digits } = columns;
  const { offsets, rows, day, amount, refunded } = groupRows(columns);
  const table = new SummaryTable(customerIds.length, amount !== null);

  for (let index = 0; index < customerIds.length; index += 1) {
    if (refunded[index] === 1) {
      const summary = summarise(historyOf(columns, index), asOf, { digits, historyStartsAt });
      if (summary !== null) table.add(index, summary);
      continue;
    }
    let [spend, repeatSpend, costs, logIntervals] = [0, 0, 0, 0];
    let [firstDay, lastDay, frequency] = [0, 0, -1];
    for (let entry = offsets[index]; entry < offsets[index + 1] && day[entry] <= asOf; entry += 1) {
      const today = day[entry];
      const minor = amount === null ? 0 : amount[entry];
      spend += minor;
      if (cost !== null) costs += cost[rows[entry]];
      if (today < historyStartsAt) continue;
      if (frequency < 0) {
        firstDay = today;
        frequency = 0;
      } else if (today !== lastDay) {
        frequency += 1;
        logIntervals += Math.log(today - lastDay);
      }
      if (frequency > 0) repeatSpend += minor;
      lastDay = today;
    }
    if (frequency < 0) continue;
    const monetaryValue = frequency === 0 ? 0 : toMajor(repeatSpend / frequency, digits);
    const money = toMajor(spend, digits);
    table.addRow(
      index,
      frequency,
      firstDay,
      lastDay,
      asOf,
      logIntervals,
      monetaryValue,
      money,
      toMajor(costs, digits),
    );
  }
  return table.trim();
}
