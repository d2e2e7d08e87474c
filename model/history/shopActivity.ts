import type { ShopActivity } from "./detectLateStart.ts";
import { groupRows } from "./groupRows.ts";
import type { OrderColumns } from "./orderColumns.ts";
import { summariseColumns } from "./summariseColumns.ts";
import type { SummaryTable } from "./summaryTable.ts";

/**
 * A log's daily purchases and first-seen customers up to a date, for `detectLateStart`. Purchases are counted as
 * they were made, before refunds.
 *
 * @param table the log's summaries as of that date, where they are at hand
 */
export function shopActivity(
  columns: OrderColumns,
  asOf: number,
  table: SummaryTable = summariseColumns(columns, asOf),
): ShopActivity {
  const { offsets, rows, day } = groupRows(columns);
  let firstDay = asOf;
  for (let row = 0; row < table.length; row += 1) firstDay = Math.min(firstDay, table.firstDay[row]);
  const length = asOf - firstDay + 1;
  const daily = { firstDay, purchases: new Uint32Array(length), newCustomers: new Uint32Array(length) };
  for (let row = 0; row < table.length; row += 1) daily.newCustomers[table.firstDay[row] - firstDay] += 1;
  for (let index = 0; index < columns.customerIds.length; index += 1) {
    let last = Number.NaN;
    for (let entry = offsets[index]; entry < offsets[index + 1]; entry += 1) {
      const today = day[entry];
      if (columns.refund[rows[entry]] === 1 || today === last || today < firstDay || today > asOf) continue;
      daily.purchases[today - firstDay] += 1;
      last = today;
    }
  }
  const count = new Uint8Array(table.length).fill(1);
  return {
    asOf,
    daily,
    groups: { frequency: table.frequency, firstDay: table.firstDay, lastDay: table.lastDay, count },
  };
}
