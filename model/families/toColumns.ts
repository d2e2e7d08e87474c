import type { Summary, SummaryColumns } from "../summary.ts";

/** Summaries given one by one or one array a quantity, as columns. */
export function toColumns(summaries: SummaryColumns | readonly Summary[]): SummaryColumns {
  if (!Array.isArray(summaries)) return summaries as SummaryColumns;
  const list = summaries as readonly Summary[];
  const logIntervals = list.some((s) => s.logIntervals !== undefined)
    ? { logIntervals: Float64Array.from(list, (s) => s.logIntervals ?? Number.NaN) }
    : {};
  return {
    ...logIntervals,
    frequency: Float64Array.from(list, (s) => s.frequency),
    recency: Float64Array.from(list, (s) => s.recency),
    T: Float64Array.from(list, (s) => s.T),
  };
}
