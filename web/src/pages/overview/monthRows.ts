import type { Kpis } from "../../api/answers.ts";
import { medianLine } from "./medianLine.ts";

export type MonthFigure = "retentionRate" | "returningRate";

/** A month that is over, with the figure and where its trend runs. */
export interface MonthRow {
  /** `2026-03` */
  month: string;
  value: number;
  trend: number | null;
}

/** Months that suffice for a trend. */
const enough = 6;

/**
 * The whole months of a figure, earliest first, and the line through them. The months in which a shop was younger than
 * a customer stays active are left out where enough others remain: nobody could have left in them yet.
 */
export function monthRows(
  { rows, activeDays }: Pick<Kpis, "rows" | "activeDays">,
  figure: MonthFigure,
): MonthRow[] {
  const months = rows.flatMap(({ name, complete, figures }) => {
    const value = figures[figure];
    return complete && name !== null && value !== null ? [{ month: name, value }] : [];
  });
  const settled = months.filter(({ month }) => month > settledFrom(rows, activeDays));
  const shown = settled.length >= enough ? settled : months;
  const line = shown.length >= enough ? medianLine(shown.map(({ value }) => value)) : null;
  return shown.map((row, i) => ({ ...row, trend: line?.[i] ?? null }));
}

/** The month in which a shop reached that age; before all months where it is older than these. */
function settledFrom([first]: Kpis["rows"], activeDays: number): string {
  if (first === undefined || first.counts.customersToDate > first.counts.newCustomers) return "";
  return new Date(Date.parse(`${first.from}T00:00:00Z`) + activeDays * 86_400_000).toISOString().slice(0, 7);
}

/** @example monthBefore("2026-03", 4); // => "2025-11" */
export function monthBefore(month: string, count: number): string {
  const [year, number] = month.split("-").map(Number);
  const months = 12 * year + number - 1 - count;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}`;
}
