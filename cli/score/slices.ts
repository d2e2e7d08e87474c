import type { SummaryTable } from "../../model/history/summaryTable.ts";

/** Views of a table, so many rows at a time. */
export function* slices(table: SummaryTable, sliceLength: number) {
  for (let from = 0; from < table.length; from += sliceLength) {
    const to = Math.min(table.length, from + sliceLength);
    const slice = {
      length: to - from,
      frequency: table.frequency.subarray(from, to),
      recency: table.recency.subarray(from, to),
      T: table.T.subarray(from, to),
      monetaryValue: table.monetaryValue?.subarray(from, to) ?? null,
      spend: table.spend?.subarray(from, to) ?? null,
      cost: table.cost.subarray(from, to),
      firstDay: table.firstDay.subarray(from, to),
      lastDay: table.lastDay.subarray(from, to),
      ...(table.pattern && { pattern: table.pattern.subarray(from, to) }),
    };
    yield { from, slice };
  }
}
